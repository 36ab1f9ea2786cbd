from django import template

from ..models import Book

register = template.Library()


@register.inclusion_tag("shop/newest.html", takes_context=True)
def newest(context, limit=50):
    return {"books": Book.objects.order_by("-published")[:limit], "groups": context["groups"]}


@register.inclusion_tag("shop/newest_loaded.html")
def newest_loaded():
    return {"books": Book.objects.select_related("author")}
