from django.conf import settings
from django.urls import include, path, re_path
from django.utils.translation import gettext_lazy as _

from shop.views import books

PREFIX = settings.PREFIX
urlpatterns = [
    path("books/", books, name="books"),
    path("", books),
    re_path(r"^all/$", books),
    re_path(r"^price\$", include([path("", books)])),
    path("/shop/", include([path("", books)])),
    path(PREFIX + "$", books),
    path(_("^words"), books),
    path("<int:pk>/<slug:name>/", books),
]
if settings.DEBUG:
    urlpatterns.append(path("^debug", books))
