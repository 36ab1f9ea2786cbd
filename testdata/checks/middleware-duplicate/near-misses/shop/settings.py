import os

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
]
# One or the other, and what was there before is taken out.
if os.environ.get("A"):
    MIDDLEWARE.append("shop.middleware.Timing")
else:
    MIDDLEWARE.insert(0, "shop.middleware.Timing")
MIDDLEWARE.remove("django.middleware.security.SecurityMiddleware")
MIDDLEWARE = ["django.middleware.security.SecurityMiddleware"] + MIDDLEWARE
