from functools import wraps

from django.contrib.auth.decorators import login_required
from django.views import View


def deco(view):
    @wraps(view)
    def inner(request):
        return view(request)

    return inner


def index(request):
    pass


def check(user):
    pass


class Index(View):
    pass


def twice(request):
    pass


twice = login_required(twice)
wrapped = deco(Index.as_view())
