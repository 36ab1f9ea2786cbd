import os

from .base import *

SECURE_CSP = "default-src 'self'"  # expect: security-header-invalid "SECURE_CSP is not a dict"
