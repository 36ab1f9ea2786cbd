from django.contrib import messages
from django.utils.deprecation import MiddlewareMixin


class BasketMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.basket = request.session.get("basket", [])
        return self.get_response(request)


def plan(get_response):
    def middleware(request):
        if request.user.is_authenticated:
            request.plan = "member"
        return get_response(request)

    return middleware


class NoticeMiddleware(MiddlewareMixin):
    def process_request(self, request):
        if request.path == "/":
            messages.info(request, "Welcome")
