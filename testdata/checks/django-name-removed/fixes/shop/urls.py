from django.conf.urls import include, url  # expect: django-name-removed
# expect(L2): django-name-removed "django.core.urlresolvers"
from django.core.urlresolvers import resolve, reverse_lazy
from django.urls import path

from . import views

urlpatterns = [
    path("", views.index),
    url(r"^books/(?P<pk>\d+)/$", views.book),
    url(r"^more/", include("shop.more")),
]
HOME = reverse_lazy("home")
AWAY = resolve
