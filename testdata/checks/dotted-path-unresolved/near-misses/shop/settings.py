import os

NAME = "shop"
INSTALLED_APPS = ["rest_framework", "shop.apps.ShopConfig", "crispy_forms.apps.Missing"]
MIDDLEWARE = ["shop.loaded.Anything", "some_package.middleware.Thing"]
ROOT_URLCONF = NAME + ".urls"
WSGI_APPLICATION = "shop.wsgi.application"
EMAIL_BACKEND = os.environ.get("EMAIL_BACKEND", "shop.backends.email.Backend")
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "shop.nowhere"}}
REST_FRAMEWORK = {"DEFAULT_VERSION": "shop.v1", "EXCEPTION_HANDLER": "shop.version.handler"}
MIGRATION_MODULES = {"shop": "shop.no_migrations"}
# Django reads it as django.db.backends.postgresql, though there is no such module.
DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql_psycopg2", "NAME": "shop"}}
