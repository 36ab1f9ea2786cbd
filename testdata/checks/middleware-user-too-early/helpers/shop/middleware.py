from shop.tenants import tenant_of


class TenantMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        self.prepare(request)
        return self.get_response(request)

    def prepare(self, request):
        request.tenant = tenant_of(request)
