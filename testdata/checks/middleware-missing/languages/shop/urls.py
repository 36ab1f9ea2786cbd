from django.conf.urls.i18n import i18n_patterns
from django.urls import path

# expect: middleware-missing "i18n_patterns() needs LocaleMiddleware"
urlpatterns = i18n_patterns(path("", lambda request: None))
