from django.http import HttpResponse
from django.views import View

from shop.guards import staff_only


class Front(View):
    @staff_only  # known-miss: decorator-order — the project's own decorator isn't looked into
    def get(self, request):
        return HttpResponse("")
