from django.urls import path
from django.views.generic import RedirectView

from shop import views

urlpatterns = [
    path("", views.Shop),  # expect: url-view-invalid "Shop is a class, not a view"
    path("old/", RedirectView),  # expect: url-view-invalid
]
