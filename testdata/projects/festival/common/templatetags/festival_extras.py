from django import template

register = template.Library()


@register.filter
def initials(name):
    return "".join(word[:1] for word in str(name).split()).upper()


@register.simple_tag(takes_context=True)
def query_string(context, **changes):
    query = context["request"].GET.copy()
    for key, value in changes.items():
        query[key] = value
    return query.urlencode()
