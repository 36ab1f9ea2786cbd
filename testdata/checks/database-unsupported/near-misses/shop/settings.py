import os

INSTALLED_APPS = ["shop"]
DATABASES = {"default": {"ENGINE": os.environ["ENGINE"], "NAME": "shop"}}
