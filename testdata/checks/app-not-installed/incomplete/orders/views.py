from django.http import HttpResponse

from orders.models import Order


def index(request):
    return HttpResponse(Order.objects.count())
