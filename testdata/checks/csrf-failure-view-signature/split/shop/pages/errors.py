from django.http import HttpResponseForbidden


def refused(request, template, reason=""):  # expect: csrf-failure-view-signature "a request and a reason"
    return HttpResponseForbidden(reason)
