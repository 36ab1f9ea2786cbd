from django import template

register = template.Library()


@register.filter
def words(value):
    return value
