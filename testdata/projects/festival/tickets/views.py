import csv
from itertools import groupby

from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q, Sum
from django.http import HttpResponse, JsonResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.views.generic import CreateView, DetailView, FormView, ListView

from common.views import StaffOnlyMixin

from .forms import OrderForm, RefundForm, TransferForm, UpgradeForm
from .models import Customer, Order, Refund, Ticket, TicketType, Voucher


class OrderList(StaffOnlyMixin, ListView):
    queryset = Order.objects.select_related("customer__user")
    paginate_by = 100


class OrderDetail(StaffOnlyMixin, DetailView):
    def get_queryset(self):
        return Order.objects.select_related("customer__user").with_lines()


class OrderLedger(StaffOnlyMixin, ListView):
    template_name = "tickets/order_ledger.html"
    context_object_name = "orders"

    def get_queryset(self):
        return Order.objects.with_lines().select_related("customer__user", "voucher")


@login_required
def my_orders(request):
    customer = request.user.customer
    return render(request, "tickets/my_orders.html", {"customer": customer, "orders": customer.orders.all()})


@login_required
def my_tickets(request):
    tickets = Ticket.objects.filter(order__customer=request.user.customer)
    return render(request, "tickets/my_tickets.html", {"tickets": tickets})


class TypeList(ListView):
    model = TicketType
    queryset = TicketType.objects.prefetch_related("areas")


def type_areas(request):
    table = []
    for kind in TicketType.objects.prefetch_related("areas"):
        names = [area.name for area in kind.areas.order_by("-capacity")]
        table.append((kind, names))
    return render(request, "tickets/type_areas.html", {"table": table})


def sales_report(request):
    rows = []
    for kind in TicketType.objects.all():
        scanned = kind.tickets.filter(scanned_at__isnull=False)
        rows.append({"type": kind.name, "scanned": scanned.count()})
    return JsonResponse({"rows": rows})


def sales_summary(request):
    kinds = TicketType.objects.annotate(
        sold=Count("tickets"),
        scanned=Count("tickets", filter=Q(tickets__scanned_at__isnull=False)),
        revenue=Sum("tickets__type__price"),
    )
    return JsonResponse({"rows": [{"type": kind.name, "sold": kind.sold, "revenue": str(kind.revenue)} for kind in kinds]})


class Echo:
    def write(self, value):
        return value


def door_rows(tickets):
    for ticket in tickets:
        yield [ticket.pk, ticket.holder_name, ticket.type.name, ticket.order.customer.user.email]


def door_list(request):
    tickets = Ticket.objects.select_related("type", "order__customer__user").order_by("holder_name")
    writer = csv.writer(Echo())
    rows = (writer.writerow(row) for row in door_rows(tickets.iterator()))
    return StreamingHttpResponse(rows, content_type="text/csv")


def order_line(order):
    return [order.pk, order.status, order.customer.country.name, order.placed_at.isoformat()]


def order_export(request):
    response = HttpResponse(content_type="text/csv")
    writer = csv.writer(response)
    for order in Order.objects.paid():
        writer.writerow(order_line(order))
    return response


class OrderCreate(StaffOnlyMixin, CreateView):
    model = Order
    form_class = OrderForm
    template_name = "tickets/order_form.html"
    success_url = reverse_lazy("tickets:order-list")


class RefundCreate(StaffOnlyMixin, FormView):
    form_class = RefundForm
    template_name = "tickets/refund_form.html"
    success_url = reverse_lazy("tickets:order-list")

    def form_valid(self, form):
        Refund.objects.create(**form.cleaned_data)
        return super().form_valid(form)


def transfer(request):
    form = TransferForm(request.POST or None)
    if form.is_valid():
        ticket = form.cleaned_data["ticket"]
        ticket.holder_name = form.cleaned_data["holder"]
        ticket.save()
        return redirect("tickets:type-list")
    return render(request, "tickets/transfer.html", {"form": form})


def upgrade(request):
    form = UpgradeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.cleaned_data["ticket"].save()
    return render(request, "tickets/upgrade.html", {"form": form})


class VoucherList(StaffOnlyMixin, ListView):
    model = Voucher


class VoucherStatus(StaffOnlyMixin, ListView):
    template_name = "tickets/voucher_status.html"
    queryset = Voucher.objects.select_related("issued_by").annotate(used=Count("orders"))


def check_in(request):
    types = TicketType.objects.in_bulk()
    lines = [f"{ticket.holder_name}: {types[ticket.type_id].name}" for ticket in Ticket.objects.all()]
    return HttpResponse("\n".join(lines), content_type="text/plain")


def scan(request):
    lines = []
    for ticket in Ticket.objects.filter(scanned_at__isnull=False):
        kind = TicketType.objects.get(pk=ticket.type_id)
        lines.append(f"{ticket.holder_name}: {kind.name}")
    return HttpResponse("\n".join(lines), content_type="text/plain")


def refunds(request):
    reasons = {refund.order.placed_at.isoformat(): refund.reason for refund in Refund.objects.all()}
    return JsonResponse(reasons)


def unrefunded(request):
    orders = [order.pk for order in Order.objects.select_related("refund") if not hasattr(order, "refund")]
    return JsonResponse({"orders": orders})


def customers_by_country(request):
    customers = Customer.objects.select_related("country", "user").order_by("country__name")
    groups = groupby(customers, key=lambda customer: customer.country.name)
    return JsonResponse({name: [str(customer) for customer in members] for name, members in groups})


def newsletter(request):
    addresses = sorted({customer.user.email for customer in Customer.objects.filter(newsletter=False)})
    return HttpResponse("\n".join(addresses), content_type="text/plain")
