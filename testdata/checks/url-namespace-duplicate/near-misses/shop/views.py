from django.http import HttpResponse
from django.views.generic import ListView, TemplateView


class Shop(TemplateView):
    template_name = "shop.html"


class Callable:
    def __call__(self, request):
        return HttpResponse("")


def books(request, **values):
    return HttpResponse("")
