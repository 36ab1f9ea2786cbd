import environ

INSTALLED_APPS = ["django.contrib.auth"]
DEBUG = environ.Env().bool("DEBUG", default=False)
