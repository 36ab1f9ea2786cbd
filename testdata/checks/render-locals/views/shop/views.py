from django import shortcuts
from django.template.response import TemplateResponse

from shop.pages import page, render_to_string


def front(request):
    greeting = "welcome"
    return page(request, "front.html", locals())
    #                                  ^^^^^^^^ expect: render-locals "every name of the function"


def named(request):
    return shortcuts.render(request, "front.html", context=locals())  # expect: render-locals


def mail(request):
    greeting = "welcome"
    return render_to_string("mail.txt", locals())  # expect: render-locals


class Front:
    def get(self, request):
        greeting = "welcome"
        return TemplateResponse(request, "front.html", locals(), status=200)  # expect: render-locals
