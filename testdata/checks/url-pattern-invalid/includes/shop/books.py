from django.urls import path

from shop.views import books

urlpatterns = [path("/all/", books)]  # expect: url-pattern-invalid
