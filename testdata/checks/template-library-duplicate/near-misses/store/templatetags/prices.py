# Its app isn't installed.
from django import template

register = template.Library()


@register.filter
def cents(value):
    return value
