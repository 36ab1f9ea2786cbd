from django.utils.deprecation import MiddlewareMixin
from django.utils.functional import SimpleLazyObject


class Base:
    def __init__(self, get_response):
        self.get_response = get_response


class LaterMiddleware(Base):
    def __call__(self, request):
        response = self.get_response(request)
        response["X-User"] = request.user.pk
        return response


class ViewMiddleware(MiddlewareMixin):
    def process_view(self, request, view, args, kwargs):
        request.pk = request.user.pk

    def process_response(self, request, response):
        response["X-User"] = request.user.pk
        return response


class GuardedMiddleware(Base):
    def __call__(self, request):
        if hasattr(request, "user"):
            request.pk = request.user.pk
        try:
            request.key = request.session.session_key
        except AttributeError:
            request.key = None
        return self.get_response(request)


class LazyMiddleware(Base):
    def __call__(self, request):
        request.plan = SimpleLazyObject(lambda: request.user.plan)
        return self.get_response(request)


class TokenMiddleware(Base):
    def __call__(self, request):
        request.user = None
        request.pk = request.user
        return self.get_response(request)


class AfterTokenMiddleware(Base):
    def __call__(self, request):
        request.key = request.user
        return self.get_response(request)


class AfterMiddleware(Base):
    def __call__(self, request):
        request.key = request.user.pk
        return self.get_response(request)
