from .queries import newest


def listing(request):
    return newest().filter(price=1)  # expect: slice-then-filter
