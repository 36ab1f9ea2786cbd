from .base import *

DEBUG = True
MIDDLEWARE += ("debug_toolbar.middleware.DebugToolbarMiddleware",)
TEMPLATES[0]["OPTIONS"]["debug"] = DEBUG
try:
    import django_extensions
except ImportError:
    pass
else:
    INSTALLED_APPS.append("django_extensions")
try:
    from .private import *
except ImportError:
    PRIVATE = False
