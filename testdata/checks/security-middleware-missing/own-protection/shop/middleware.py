from django.contrib.sessions.middleware import SessionMiddleware as BaseSessionMiddleware
from django.middleware.csrf import CsrfViewMiddleware as BaseCsrfViewMiddleware
from django.middleware.security import SecurityMiddleware


class SessionMiddleware(BaseSessionMiddleware):
    pass


class DomainCsrfViewMiddleware(BaseCsrfViewMiddleware):
    pass


class ShopSecurityMiddleware(SecurityMiddleware):
    pass
