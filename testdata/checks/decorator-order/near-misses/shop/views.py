from django.contrib.admin import ModelAdmin
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET
from rest_framework.decorators import api_view, permission_classes
from rest_framework.permissions import IsAdminUser
from rest_framework.response import Response

from shop.marks import marked

members_only = method_decorator(login_required)


@marked
@method_decorator(never_cache, name="dispatch")
class Front(View):
    @csrf_exempt
    def dispatch(self, request, *args, **kwargs):
        return super().dispatch(request, *args, **kwargs)

    @members_only
    def get(self, request):
        return HttpResponse("")

    @staticmethod
    @require_GET
    def page(request):
        return HttpResponse("")


@api_view(["GET"])
@permission_classes([IsAdminUser])
def numbers(request):
    return Response([])


@csrf_exempt
@api_view(["GET"])
def names(request):
    return Response([])


@login_required
@never_cache
def members(request):
    return HttpResponse("")


class Plain:
    @login_required
    def of(request):
        return HttpResponse("")


class OrderAdmin(ModelAdmin):
    @members_only
    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, extra_context)
