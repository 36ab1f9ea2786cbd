from .base import *

DATABASES = {
    "default": {"ENGINE": "django.db.backends.postgresql", "NAME": "shop", "PASSWORD": "postgres123"},
    "other": {"ENGINE": "django.db.backends.postgresql", "NAME": "shop", "PASSWORD": os.environ["OTHER_PASSWORD"]},
}
