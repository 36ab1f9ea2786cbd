from django.urls import path

from . import views

app_name = "tickets"

urlpatterns = [
    path("orders/", views.OrderList.as_view(), name="order-list"),
    path("orders/new/", views.OrderCreate.as_view(), name="order-new"),
    path("orders/ledger/", views.OrderLedger.as_view(), name="order-ledger"),
    path("orders/export/", views.order_export, name="order-export"),
    path("orders/mine/", views.my_orders, name="my-orders"),
    path("orders/unrefunded/", views.unrefunded, name="unrefunded"),
    path("orders/<int:pk>/", views.OrderDetail.as_view(), name="order-detail"),
    path("tickets/mine/", views.my_tickets, name="my-tickets"),
    path("tickets/door/", views.door_list, name="door-list"),
    path("tickets/check-in/", views.check_in, name="check-in"),
    path("tickets/scan/", views.scan, name="scan"),
    path("tickets/transfer/", views.transfer, name="transfer"),
    path("tickets/upgrade/", views.upgrade, name="upgrade"),
    path("types/", views.TypeList.as_view(), name="type-list"),
    path("types/areas/", views.type_areas, name="type-areas"),
    path("refunds/", views.refunds, name="refunds"),
    path("refunds/new/", views.RefundCreate.as_view(), name="refund-new"),
    path("vouchers/", views.VoucherList.as_view(), name="voucher-list"),
    path("vouchers/status/", views.VoucherStatus.as_view(), name="voucher-status"),
    path("sales/report/", views.sales_report, name="sales-report"),
    path("sales/summary/", views.sales_summary, name="sales-summary"),
    path("customers/countries/", views.customers_by_country, name="customers-by-country"),
    path("customers/newsletter/", views.newsletter, name="newsletter"),
]
