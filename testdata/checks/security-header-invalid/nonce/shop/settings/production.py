import os

from .base import *

from django.utils.csp import CSP

from .templates import TEMPLATES  # expect: security-header-invalid "nonce"

MIDDLEWARE += ["django.middleware.csp.ContentSecurityPolicyMiddleware"]
SECURE_CSP = {"script-src": [CSP.SELF, CSP.NONCE]}
