from .base import *

if DEBUG:
    MIDDLEWARE.insert(0, "debug_toolbar.middleware.DebugToolbarMiddleware")
    # expect: middleware-order "OTPMiddleware must come after AuthenticationMiddleware"
MIDDLEWARE.insert(0, "django_otp.middleware.OTPMiddleware")
