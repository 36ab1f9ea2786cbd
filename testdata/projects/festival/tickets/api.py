from django.db.models import Count
from rest_framework import viewsets
from rest_framework.decorators import action, api_view
from rest_framework.response import Response
from rest_framework.views import APIView

from .models import Customer, Order, Ticket, Voucher
from .serializers import (
    CustomerSerializer,
    OrderSerializer,
    OrderTotalSerializer,
    TicketSerializer,
    VoucherCodeSerializer,
    VoucherSerializer,
)


class OrderViewSet(viewsets.ReadOnlyModelViewSet):
    queryset = Order.objects.select_related("customer__user").prefetch_related("tickets__type")
    serializer_class = OrderSerializer

    @action(detail=False, url_path="totals", serializer_class=OrderTotalSerializer)
    def totals(self, request):
        orders = Order.objects.paid().prefetch_related("tickets")
        return Response(self.get_serializer(orders, many=True).data)


class TicketList(APIView):
    def get(self, request, format=None):
        tickets = Ticket.objects.select_related("type", "order")
        serializer = TicketSerializer(tickets, many=True, context={"request": request})
        return Response(serializer.data)


class CustomerViewSet(viewsets.ReadOnlyModelViewSet):
    serializer_class = CustomerSerializer

    def get_queryset(self):
        return Customer.objects.annotate(order_total=Count("orders"))


@api_view(["GET"])
def vouchers(request):
    return Response(VoucherSerializer(Voucher.objects.all(), many=True).data)


@api_view(["GET"])
def voucher_codes(request):
    serializer = VoucherCodeSerializer(Voucher.objects.order_by("code"), many=True)
    return Response(serializer.data)
