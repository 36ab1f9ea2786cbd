import os

DEBUG = os.environ.get("DEBUG") == "1"
INSTALLED_APPS = ["debug_toolbar"]
MIDDLEWARE = ["django.middleware.common.CommonMiddleware"]
if DEBUG:
    MIDDLEWARE.insert(0, "debug_toolbar.middleware.DebugToolbarMiddleware")
if "EXTRA" in os.environ:
    INSTALLED_APPS.append("corsheaders")
