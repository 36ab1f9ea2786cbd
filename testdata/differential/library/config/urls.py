from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.contrib import admin
from django.urls import include, path, re_path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_page, never_cache
from django.views.generic import RedirectView, TemplateView
from lending import api, views
from rest_framework.urlpatterns import format_suffix_patterns

PREFIX = r"^old/"

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", TemplateView.as_view(template_name="home.html"), name="home"),
    path("accounts/", include("django.contrib.auth.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
    path("auth/", include("rest_framework.urls")),
    path("lending/", include("lending.urls")),
    path("branch/", include("lending.urls", namespace="branch")),
    path("api/", include((api.router.urls, "api"), namespace="v1")),
    path("plain/", include(api.plain.urls)),
    path("", include(api.fixed)),
    re_path(PREFIX + r"(?P<pk>\d+)/$", cache_page(60)(views.book), name="old-book"),
    re_path(r"^cached/%s/$" % "now", never_cache(views.Shelves.as_view()), name="cached"),
    path("moved/", RedirectView.as_view(url="/"), name="moved"),
    path("feed/", views.LoanFeed(), name="feed"),
]
urlpatterns += format_suffix_patterns([path("status/", api.status, name="status")])
urlpatterns += i18n_patterns(
    path(_("language/"), views.index, name="language"),
    path("nested/", include(([path("deep/", views.Shelves.as_view(), name="deep")], "nested"), namespace="inner")),
)
if settings.DEBUG:
    urlpatterns += [path("debug/", views.index, name="debug")]
else:
    urlpatterns.insert(0, path("release/", views.index, name="release"))
for word in ("first", "second"):
    urlpatterns.append(path(word + "/", views.index, name=word))
urlpatterns += static("/media/", document_root="/media")
