"""Templates by name. Source: django/template/loader.py of Django 5.2."""
import djvet


class Template:
    def __init__(self, name):
        self.name = name

    def render(self, context=None, request=None):
        djvet.render(self.name, context)


def get_template(template_name, using=None):
    return Template(template_name)


def select_template(template_name_list, using=None):
    return Template(template_name_list)


def render_to_string(template_name, context=None, request=None, using=None):
    djvet.render(template_name, context)
