def forgets(get_response):  # expect: middleware-malformed "forgets() returns nothing"
    def middleware(request):
        return get_response(request)


def view(request, get_response):  # expect: middleware-malformed "view() can't be called with get_response alone"
    return get_response(request)
