from django.apps import AppConfig
from django.contrib.auth.models import User  # expect: models-imported-before-ready


class OrdersConfig(AppConfig):
    name = "orders"
    user = User
