DATABASES = {"default": {"ENGINE": "django.db.backends.mysql", "NAME": "shop"}}
INSTALLED_APPS = ["shop"]
