from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("orders/", include("orders.urls")),
    path("reviews/", include("reviews.urls")),
]

# The catalogue exists in every language: /books/... in English, /de/books/... in German.
urlpatterns += i18n_patterns(
    path("", include("catalog.urls")), prefix_default_language=False
)
