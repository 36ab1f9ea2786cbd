from functools import partial, wraps

from django.contrib.auth.decorators import login_required
from django.contrib.syndication.views import Feed
from django.http import HttpResponse
from django.utils.decorators import method_decorator
from django.views.generic import DetailView, ListView

from .models import Reminder, Shelf


def logged(label):
    def decorate(view):
        @wraps(view)
        def inner(request, *args, **kwargs):
            return view(request, *args, label=label, **kwargs)

        return inner

    return decorate


def index(request):
    return HttpResponse()


@login_required
def book(request, pk):
    return HttpResponse(pk)


@method_decorator(login_required, name="dispatch")
class Shelves(ListView):
    model = Shelf


class ShelfDetail(DetailView):
    model = Shelf
    slug_url_kwarg = "name"


class LoanFeed(Feed):
    title = "Loans"

    def items(self):
        return Reminder.objects.all()


shelf = login_required(ShelfDetail.as_view())
guarded = logged("guarded")(partial(index))
