from django.utils.decorators import sync_and_async_middleware
from django.utils.deprecation import MiddlewareMixin
from somewhere import Unknown


# Listed nowhere.
class OldMiddleware:
    def process_request(self, request):
        request.old = True


class Modern:
    def __init__(self, get_response, option=None):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)


class Mixed(MiddlewareMixin):
    def process_request(self, request):
        request.mixed = True


class Both:
    def __init__(self, *args):
        self.get_response = args[0]

    def __call__(self, request):
        return self.process_request(request) or self.get_response(request)

    def process_request(self, request):
        request.both = True


class Inherits(Modern):
    def process_template_response(self, request, response):
        return response


class Outside(Unknown):
    def process_request(self, request):
        request.outside = True


def factory(get_response, option=None):
    return Modern(get_response)


def chosen(get_response):
    if get_response:
        return Modern(get_response)


instance = Modern


@sync_and_async_middleware
def decorated(get_response):
    return get_response
