from django.conf import settings
from django.urls import include, path

urlpatterns = [
    path("books/", include("shop.books")),
    path("old/", include("shop.books", namespace="old")),
    path("more/", include(("shop.more", "more"))),
]
if settings.DEBUG:
    urlpatterns.append(path("debug/", include("shop.books")))
