from django.conf.urls.i18n import i18n_patterns
from django.urls import path

urlpatterns = i18n_patterns(path("", lambda request: None))
