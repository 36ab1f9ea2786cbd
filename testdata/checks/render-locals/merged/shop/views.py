from django.shortcuts import render


def front(request):
    greeting = "welcome"
    names = {"extra": 1}
    names.update(locals())
    return render(request, "front.html", names)  # known-miss: render-locals — the names come by way of a dict
