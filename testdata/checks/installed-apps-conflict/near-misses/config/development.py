from config.base import INSTALLED_APPS

INSTALLED_APPS = ["daphne", *INSTALLED_APPS]
