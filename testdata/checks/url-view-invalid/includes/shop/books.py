from django.urls import path

from shop.lists import Books

urlpatterns = [path("all/", Books)]  # expect: url-view-invalid
