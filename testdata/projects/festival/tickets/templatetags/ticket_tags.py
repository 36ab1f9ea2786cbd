from django import template

register = template.Library()


@register.filter
def issuer(voucher):
    return voucher.issued_by.get_full_name() or voucher.issued_by.username


@register.filter(name="euros")
def in_euros(amount):
    return f"{amount:.2f} EUR"


@register.inclusion_tag("tickets/tags/voucher_badge.html")
def voucher_badge(voucher):
    return {"code": voucher.code, "percent": voucher.percent, "username": voucher.issued_by.username}
