from django import template

register = template.Library()


@register.filter
def upper(value):
    return value


@register.filter(name="cut")
def cut_out(value):
    return value


@register.simple_tag(takes_context=True, name="now")
def current(context):
    pass


@register.inclusion_tag("shop/menu.html")
def menu():
    return {}


@register.tag("wrap")
def do_wrap(parser, token):
    pass


def lower(value):
    return value


register.filter("lower", lower)
register.tag(do_wrap)
register.filter(computed(), lower)
