from datetime import timedelta
from pathlib import Path

import environ
from django.utils.translation import gettext_lazy as _

BASE_DIR = Path(__file__).resolve().parent.parent.parent
env = environ.Env(DEBUG=(bool, False))

DEBUG = env("DEBUG")
SECRET_KEY = env("SECRET_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
ADMIN_URL = env("ADMIN_URL", default="admin/")

DJANGO_APPS = ["django.contrib.auth", "django.contrib.contenttypes"]
LOCAL_APPS = [f"shop.{name}" for name in ("orders", "stock")]
INSTALLED_APPS = DJANGO_APPS + LOCAL_APPS
if env.bool("WITH_ADMIN", default=True):
    INSTALLED_APPS += ["django.contrib.admin"]

MIDDLEWARE = ("django.middleware.security.SecurityMiddleware",)
DATABASES = {"default": env.db("DATABASE_URL", default="sqlite:///shop.db")}
DATABASES["default"]["ATOMIC_REQUESTS"] = True
LANGUAGES = [("en", _("English"))]
SESSION_COOKIE_AGE = 60 * 60 * 24 * 7
REST = {"LIFETIME": timedelta(minutes=5), "STORE": str(BASE_DIR / "media")}
TEMPLATES = [{"DIRS": [BASE_DIR / "templates"], "OPTIONS": {"debug": DEBUG}}]
