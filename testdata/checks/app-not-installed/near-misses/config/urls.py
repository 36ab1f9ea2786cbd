from django.conf import settings
from django.urls import include, path

urlpatterns = [path("shop/", include("shop.urls"))]
if settings.DEBUG:
    urlpatterns += [path("tools/", include("tools.urls"))]
