MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django_otp.middleware.OTPMiddleware",  # expect: middleware-order "OTPMiddleware must come after Authentication"
    "debug_toolbar.middleware.DebugToolbarMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # expect: middleware-order "GZipMiddleware must come before DebugToolbar"
]
