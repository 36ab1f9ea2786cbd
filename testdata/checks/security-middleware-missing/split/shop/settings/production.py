from .base import *

# expect: security-middleware-missing "no CsrfViewMiddleware"
MIDDLEWARE = [entry for entry in MIDDLEWARE]
MIDDLEWARE.remove("django.middleware.csrf.CsrfViewMiddleware")
