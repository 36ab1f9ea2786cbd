from django.http import HttpResponse
from django.utils.encoding import (
    force_bytes,
    force_text,  # expect: django-name-removed
    smart_text as smart,  # expect: django-name-removed
)


def index(request):
    from django.utils.http import is_safe_url  # expect: django-name-removed

    return HttpResponse(force_text(is_safe_url(smart(""), allowed_hosts=None)) + force_bytes("").hex())


def book(request, pk):
    return index(request)
