from django.http import HttpResponseForbidden


def refused(request):  # expect: csrf-failure-view-signature
    return HttpResponseForbidden()
