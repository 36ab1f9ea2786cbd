from django.utils.deprecation import MiddlewareMixin


class OldMiddleware:  # expect: middleware-malformed "OldMiddleware takes no get_response"
    def process_request(self, request):
        request.old = True


class UncalledMiddleware:  # expect: middleware-malformed "UncalledMiddleware has no __call__()"
    def __init__(self, get_response):
        self.get_response = get_response

    def process_response(self, request, response):
        return response


class BareMiddleware(MiddlewareMixin):
    def __init__(self):  # expect: middleware-malformed "BareMiddleware.__init__() can't be called with get_response alone"
        self.seen = 0


class HalfMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_request(self, request):  # expect: middleware-malformed "process_request() is never called"
        request.half = True
