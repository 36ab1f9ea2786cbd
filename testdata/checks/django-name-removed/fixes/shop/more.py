from django.conf.urls import url  # expect: django-name-removed

from . import views

urlpatterns = [
    url(r"^$", views.index),
]
