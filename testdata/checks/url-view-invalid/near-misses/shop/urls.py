from django.urls import path
from django.views.decorators.cache import never_cache

from shop.views import Callable, Shop, books

shop = Shop.as_view()
urlpatterns = [
    path("", shop),
    path("a/", Shop.as_view()),
    path("b/", never_cache(Shop.as_view())),
    path("c/", Callable()),
    path("d/", Callable),
    path("e/", books),
]
