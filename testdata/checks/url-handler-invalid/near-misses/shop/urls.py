from functools import wraps

from shop.views import Shop, books


def with_exception(view):
    @wraps(view)
    def inner(request, exception=None):
        return view(request)

    return inner


@with_exception
def denied(request):
    pass


def missing(request, exception, template="404.html"):
    pass


urlpatterns = []
handler400 = "elsewhere.views.bad"
handler403 = denied
handler404 = missing
handler500 = Shop.as_view()
