from django.urls import path

from shop.views import books

# Nothing includes it.
urlpatterns = [path("^books/", books)]
