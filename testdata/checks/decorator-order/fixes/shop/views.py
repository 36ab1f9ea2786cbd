from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views import View


@login_required  # expect: decorator-order
class Front(View):
    pass


class Orders(View):
    @login_required(login_url="/in/")  # expect: decorator-order
    def get(self, request):
        return HttpResponse("")
