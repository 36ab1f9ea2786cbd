import functools

from django.http import HttpResponseForbidden


def a(request, reason=""):
    return HttpResponseForbidden(str(reason))


def b(request, template="403.html", *, reason):
    return HttpResponseForbidden(str(reason))


def c(*args, reason):
    return HttpResponseForbidden(str(reason))


def d(request, **reason):
    return HttpResponseForbidden(str(reason))


@functools.cache
def e(request):
    return HttpResponseForbidden()


class f:
    def __init__(self, request):
        pass
