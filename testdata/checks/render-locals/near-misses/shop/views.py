from django.shortcuts import render
from django.utils.html import format_html

from shop import own
from shop.own import locals as names


def front(request):
    greeting = "welcome"
    return render(request, "front.html", {"greeting": greeting})


def listed(request):
    return render(request, "front.html", names())


def formatted(request):
    greeting = "welcome"
    return format_html("<p>{greeting}</p>", **locals())


def elsewhere(request):
    greeting = "welcome"
    return own.render(request, "{greeting}", locals())


def by_keyword(request):
    greeting = "welcome"
    return render(request, "front.html", context={"all": sorted(locals())})
