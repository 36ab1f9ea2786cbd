from django.contrib.sessions.middleware import SessionMiddleware


class SignedSessionMiddleware(SessionMiddleware):
    pass


class OwnMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.session = {}
        return self.get_response(request)
