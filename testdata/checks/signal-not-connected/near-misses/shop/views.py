from shop import cache


def front(request):
    cache.forget()
