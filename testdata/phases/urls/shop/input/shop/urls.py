from django.urls import include, path

from . import views

app_name = "shop"
urlpatterns = [
    path("<int:pk>/", views.Index.as_view(), name="detail"),
    path("again/", include("shop.urls")),
    path("nested/", include([path("deep/", views.index, name="deep")])),
]
for plugin in views.plugins():
    urlpatterns += plugin.urlpatterns
