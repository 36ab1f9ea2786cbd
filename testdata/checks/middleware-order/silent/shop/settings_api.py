# No sessions at all: nothing to be before.
MIDDLEWARE = [
    "django.middleware.common.CommonMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",  # expect: middleware-missing
    "django_otp.middleware.OTPMiddleware",
]
MIDDLEWARE.remove("django_otp.middleware.OTPMiddleware")
MIDDLEWARE.insert(0, "django_otp.middleware.OTPMiddleware")
MIDDLEWARE.remove("django_otp.middleware.OTPMiddleware")
