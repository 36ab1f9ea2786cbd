from django.utils.translation import gettext as _

LANGUAGES = [("en", _("English"))]
MIDDLEWARE = ["django.middleware.locale.LocaleMiddleware"]
