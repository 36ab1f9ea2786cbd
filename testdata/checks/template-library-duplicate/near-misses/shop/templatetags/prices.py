from django import template

register = template.Library()


@register.filter
def euros(value):
    return value
