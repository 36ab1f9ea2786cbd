from django.urls import path
from rest_framework.routers import DefaultRouter

from . import api

router = DefaultRouter()
router.include_root_view = False
router.include_format_suffixes = False
router.register(r"orders", api.OrderViewSet)
router.register(r"customers", api.CustomerViewSet, basename="customer")

urlpatterns = [
    path("tickets/", api.TicketList.as_view(), name="ticket-list"),
    path("vouchers/", api.vouchers, name="voucher-list"),
    path("vouchers/codes/", api.voucher_codes, name="voucher-codes"),
    *router.urls,
]
