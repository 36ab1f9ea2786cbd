from config.base import *

SECRET_KEY = "only-for-this-case"
INSTALLED_APPS = [app for app in INSTALLED_APPS if app != "whitenoise.runserver_nostatic"]
INSTALLED_APPS += ["whitenoise.runserver_nostatic"] if "django.contrib.staticfiles" not in INSTALLED_APPS else []
