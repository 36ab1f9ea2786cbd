import os

SECRET_KEY = "only-for-this-case"
INSTALLED_APPS = ["django.contrib.staticfiles", "shop"]
if os.environ.get("ASGI"):
    INSTALLED_APPS += ["daphne"]  # known-miss: installed-apps-conflict — only where the environment says so
