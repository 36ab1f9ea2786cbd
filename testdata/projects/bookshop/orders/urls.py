from django.urls import path

from orders import views

app_name = "orders"

urlpatterns = [
    path("", views.order_list, name="orders"),
    path("packing/", views.packing, name="packing"),
    path("bestsellers/", views.bestsellers, name="bestsellers"),
]
