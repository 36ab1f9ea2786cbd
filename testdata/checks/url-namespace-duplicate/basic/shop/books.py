from django.urls import path

from shop.views import books

app_name = "books"
urlpatterns = [path("", books, name="list")]
