from .base import *

MIDDLEWARE = ["django.middleware.csrf.CsrfViewMiddleware", "django.middleware.clickjacking.XFrameOptionsMiddleware"]
SECURE_SSL_REDIRECT = False
SILENCED_SYSTEM_CHECKS = ["security.W001"]
