from django.http import HttpResponse

from tools.models import Tool


def index(request):
    return HttpResponse(Tool.objects.count())
