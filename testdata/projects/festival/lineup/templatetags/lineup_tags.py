from django import template

register = template.Library()


@register.simple_tag
def bands_of(person):
    return ", ".join(artist.name for artist in person.artists.all())


@register.inclusion_tag("lineup/tags/member_card.html")
def member_card(person):
    return {"person": person, "memberships": person.memberships.all()}


@register.filter
def clock(value):
    return value.strftime("%H:%M")
