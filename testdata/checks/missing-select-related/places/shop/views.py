from django.shortcuts import get_object_or_404, render
from django.views.generic import DetailView, ListView

from .models import Line, Order
from .querysets import recent_lines


def by_a_method_of_the_queryset():
    for order in Order.objects.open():
        print(order.customer.username)  # expect: missing-select-related
        # help: load it with the rows: `Order.objects.open().select_related("customer")`


def by_a_method_of_the_manager():
    for line in Line.objects.refunds():
        print(line.product.name)  # expect: missing-select-related
        # help: load it with the rows: `Line.objects.refunds().select_related("product")`


def by_a_function_of_another_module():
    for line in recent_lines():
        print(line.product.name)  # expect: missing-select-related
        # help: load it with the rows: `Line.objects.order_by("-pk").select_related("product")` in `recent_lines`


def related_rows_in_a_template(request, pk):
    order = Order.objects.get(pk=pk)
    return render(request, "shop/order.html", {"order": order})


def of_a_shortcut(request, pk):
    return render(request, "shop/short.html", {"order": get_object_or_404(Order, pk=pk)})


class OrderView(DetailView):
    model = Order
    template_name = "shop/detail.html"


class MineView(ListView):
    template_name = "shop/mine.html"

    def get_queryset(self):
        return super().get_queryset().filter(order__customer=self.request.user)

    queryset = Line.objects.all()
