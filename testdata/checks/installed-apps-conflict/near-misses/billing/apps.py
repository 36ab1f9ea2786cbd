from django.apps import AppConfig


class OrdersConfig(AppConfig):
    name = "billing.orders"
    label = "billing_orders"
