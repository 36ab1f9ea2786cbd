from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import TemplateView
from rest_framework.decorators import api_view, permission_classes
from rest_framework.permissions import IsAdminUser
from rest_framework.response import Response
from rest_framework.views import APIView

from shop.guards import members_only


@members_only  # expect: decorator-order "makes a function of the class Front, which then has no as_view()"
class Front(TemplateView):
    template_name = "front.html"

    @never_cache  # expect: decorator-order "never_cache is given the view in the place of the request"
    def get(self, request):
        return super().get(request)


class Orders(APIView):
    @permission_required("shop.view_order")  # expect: decorator-order
    def get(self, request):
        return Response([])


@csrf_exempt  # expect: decorator-order
@method_decorator(never_cache, name="dispatch")
class Hook(Orders):
    pass


@permission_classes([IsAdminUser])  # expect: decorator-order "permission_classes has no effect above @api_view"
@api_view(["GET"])
def numbers(request):
    return Response([])


@members_only  # expect: decorator-order "members_only above @api_view runs before REST framework knows who asks"
@api_view(["GET"])
def names(request):
    return HttpResponse("")
