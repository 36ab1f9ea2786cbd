from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.contrib import admin
from django.contrib.auth.decorators import login_required, user_passes_test
from django.urls import include, path, re_path
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from shop import views
from shop.api import plain, router, strange
from shop.sections import section
from shop.sites import office

prefix = "^x/"

urlpatterns = [
    path("", TemplateView.as_view(template_name="home.html"), name="home"),
    path(settings.ADMIN_URL, admin.site.urls),
    path("office/", office.urls),
    path("accounts/", include("django.contrib.auth.urls")),
    path("shop/", include("shop.urls")),
    path("second/", include("shop.urls", namespace="second")),
    path("api/", include((router.urls, "api"))),
    path("plain/", include(plain.urls)),
    path("strange/", include(strange.urls)),
    path("section/", section.urls),
    re_path(prefix + r"(?P<y>\d+)$", login_required(views.index), name="x"),
    re_path(r"^{}$".format("formatted"), views.index, name="formatted"),
    path("decorated/", user_passes_test(views.check)(views.Index.as_view()), name="decorated"),
    path("wrapped/", views.wrapped, name="wrapped"),
    path("twice/", views.twice, name="twice"),
    path(f"computed/{settings.X}", views.index, name="computed"),
    path("mystery/", views.nothing.urls),
    path("mystery/view/", views.nothing, name="mystery"),
    path("missing/", include("shop.missing.urls")),
]
urlpatterns += i18n_patterns(path(_("translated/"), views.index, name="translated"))
if settings.DEBUG:
    import debug_toolbar

    urlpatterns += [path("__debug__/", include(debug_toolbar.urls))]
else:
    urlpatterns.insert(0, path("first/", views.index))
for name in ["a", "b"]:
    urlpatterns.append(path("loop/" + name, views.index, name=name))
urlpatterns += static("/media/")
