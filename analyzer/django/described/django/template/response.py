"""Responses that render a template. Source: django/template/response.py of Django 5.2."""
import djvet


class SimpleTemplateResponse:
    def __init__(self, template, context=None, content_type=None, status=None, charset=None, using=None, headers=None):
        djvet.render(template, context)


class TemplateResponse(SimpleTemplateResponse):
    def __init__(self, request, template, context=None, *args, **kwargs):
        djvet.render(template, context)
