"""Functions that span models, templates and responses. Source: django/shortcuts.py of Django 5.2."""
import djvet


def render(request, template_name, context=None, content_type=None, status=None, using=None):
    djvet.render(template_name, context)
