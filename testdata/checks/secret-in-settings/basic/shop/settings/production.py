from .base import *

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "shop",
        "PASSWORD": "hX4-wqP9_nLb2",  # expect: secret-in-settings "default"
    }
}
GITHUB_CLIENT_SECRET = "5c1e9a7b3d2f4860"  # expect: secret-in-settings
