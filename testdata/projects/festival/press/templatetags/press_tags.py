from django import template
from django.db.models import Count

from ..models import Comment, Tag

register = template.Library()


@register.inclusion_tag("press/tags/tag_cloud.html")
def tag_cloud(limit=50):
    return {"tags": Tag.objects.annotate(uses=Count("articles")).order_by("-uses")[:limit]}


@register.inclusion_tag("press/tags/recent_comments.html", takes_context=True)
def recent_comments(context, limit=50):
    return {"comments": Comment.objects.order_by("-created_at")[:limit], "title": context.get("title")}
