from .models import Order

extra = Order
