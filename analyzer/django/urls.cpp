// Tables, sorted by name.
// SPDX-License-Identifier: MIT
#include "analyzer/django/urls.h"

#include <algorithm>
#include <array>

namespace djvet {
namespace {

struct Row {
  std::string_view name;
  UrlFunction function{};
};

constexpr std::array functions = std::to_array<Row>({
    {"django.apps.apps.get_app_config", UrlFunction::app_config},
    {"django.conf.urls.defaults.include", UrlFunction::include},
    {"django.conf.urls.defaults.patterns", UrlFunction::patterns},
    {"django.conf.urls.defaults.url", UrlFunction::regex},
    {"django.conf.urls.i18n.i18n_patterns", UrlFunction::language_patterns},
    {"django.conf.urls.include", UrlFunction::include},
    {"django.conf.urls.patterns", UrlFunction::patterns},
    {"django.conf.urls.static.static", UrlFunction::debug_only},
    {"django.conf.urls.url", UrlFunction::regex},
    {"django.contrib.admin.views.decorators.staff_member_required", UrlFunction::keeps_view},
    {"django.contrib.auth.decorators.login_not_required", UrlFunction::keeps_view},
    {"django.contrib.auth.decorators.login_required", UrlFunction::keeps_view},
    {"django.contrib.auth.decorators.permission_required", UrlFunction::makes_decorator},
    {"django.contrib.auth.decorators.user_passes_test", UrlFunction::makes_decorator},
    {"django.contrib.staticfiles.urls.staticfiles_urlpatterns", UrlFunction::debug_only},
    {"django.db.transaction.atomic", UrlFunction::keeps_view},
    {"django.db.transaction.non_atomic_requests", UrlFunction::keeps_view},
    {"django.urls.include", UrlFunction::include},
    {"django.urls.path", UrlFunction::path},
    {"django.urls.re_path", UrlFunction::regex},
    {"django.utils.translation.gettext", UrlFunction::text},
    {"django.utils.translation.gettext_lazy", UrlFunction::text},
    {"django.utils.translation.ugettext", UrlFunction::text},
    {"django.utils.translation.ugettext_lazy", UrlFunction::text},
    {"django.views.decorators.cache.cache_control", UrlFunction::makes_decorator},
    {"django.views.decorators.cache.cache_page", UrlFunction::makes_decorator},
    {"django.views.decorators.cache.never_cache", UrlFunction::keeps_view},
    {"django.views.decorators.clickjacking.xframe_options_deny", UrlFunction::keeps_view},
    {"django.views.decorators.clickjacking.xframe_options_exempt", UrlFunction::keeps_view},
    {"django.views.decorators.clickjacking.xframe_options_sameorigin", UrlFunction::keeps_view},
    {"django.views.decorators.common.no_append_slash", UrlFunction::keeps_view},
    {"django.views.decorators.csp.csp_override", UrlFunction::makes_decorator},
    {"django.views.decorators.csp.csp_report_only_override", UrlFunction::makes_decorator},
    {"django.views.decorators.csrf.csrf_exempt", UrlFunction::keeps_view},
    {"django.views.decorators.csrf.csrf_protect", UrlFunction::keeps_view},
    {"django.views.decorators.csrf.ensure_csrf_cookie", UrlFunction::keeps_view},
    {"django.views.decorators.csrf.requires_csrf_token", UrlFunction::keeps_view},
    {"django.views.decorators.debug.sensitive_post_parameters", UrlFunction::makes_decorator},
    {"django.views.decorators.debug.sensitive_variables", UrlFunction::makes_decorator},
    {"django.views.decorators.gzip.gzip_page", UrlFunction::keeps_view},
    {"django.views.decorators.http.condition", UrlFunction::makes_decorator},
    {"django.views.decorators.http.conditional_page", UrlFunction::keeps_view},
    {"django.views.decorators.http.etag", UrlFunction::makes_decorator},
    {"django.views.decorators.http.last_modified", UrlFunction::makes_decorator},
    {"django.views.decorators.http.require_GET", UrlFunction::keeps_view},
    {"django.views.decorators.http.require_POST", UrlFunction::keeps_view},
    {"django.views.decorators.http.require_http_methods", UrlFunction::makes_decorator},
    {"django.views.decorators.http.require_safe", UrlFunction::keeps_view},
    {"django.views.decorators.vary.vary_on_cookie", UrlFunction::keeps_view},
    {"django.views.decorators.vary.vary_on_headers", UrlFunction::makes_decorator},
    {"functools.partial", UrlFunction::partial},
    {"functools.update_wrapper", UrlFunction::wraps},
    {"functools.wraps", UrlFunction::wraps},
    {"rest_framework.urlpatterns.format_suffix_patterns", UrlFunction::format_suffixes},
});

constexpr DescribedUrl i18n_urls[] = {{false, "setlang/", "set_language", "django.views.i18n.set_language"}};

constexpr DescribedUrl admindocs_urls[] = {
    {false, "", "django-admindocs-docroot", "django.contrib.admindocs.views.BaseAdminDocsView"},
    {false, "bookmarklets/", "django-admindocs-bookmarklets", "django.contrib.admindocs.views.BookmarkletsView"},
    {false, "tags/", "django-admindocs-tags", "django.contrib.admindocs.views.TemplateTagIndexView"},
    {false, "filters/", "django-admindocs-filters", "django.contrib.admindocs.views.TemplateFilterIndexView"},
    {false, "views/", "django-admindocs-views-index", "django.contrib.admindocs.views.ViewIndexView"},
    {false, "views/<view>/", "django-admindocs-views-detail", "django.contrib.admindocs.views.ViewDetailView"},
    {false, "models/", "django-admindocs-models-index", "django.contrib.admindocs.views.ModelIndexView"},
    {true, R"(^models/(?P<app_label>[^.]+)\.(?P<model_name>[^/]+)/$)", "django-admindocs-models-detail",
     "django.contrib.admindocs.views.ModelDetailView"},
    {false, "templates/<path:template>/", "django-admindocs-templates",
     "django.contrib.admindocs.views.TemplateDetailView"},
};

constexpr DescribedUrl auth_urls[] = {
    {false, "login/", "login", "django.contrib.auth.views.LoginView"},
    {false, "logout/", "logout", "django.contrib.auth.views.LogoutView"},
    {false, "password_change/", "password_change", "django.contrib.auth.views.PasswordChangeView"},
    {false, "password_change/done/", "password_change_done", "django.contrib.auth.views.PasswordChangeDoneView"},
    {false, "password_reset/", "password_reset", "django.contrib.auth.views.PasswordResetView"},
    {false, "password_reset/done/", "password_reset_done", "django.contrib.auth.views.PasswordResetDoneView"},
    {false, "reset/<uidb64>/<token>/", "password_reset_confirm", "django.contrib.auth.views.PasswordResetConfirmView"},
    {false, "reset/done/", "password_reset_complete", "django.contrib.auth.views.PasswordResetCompleteView"},
};

constexpr DescribedUrl flatpages_urls[] = {
    {false, "<path:url>", "django.contrib.flatpages.views.flatpage", "django.contrib.flatpages.views.flatpage"}};

constexpr DescribedUrl rest_framework_urls[] = {
    {false, "login/", "login", "django.contrib.auth.views.LoginView"},
    {false, "logout/", "logout", "django.contrib.auth.views.LogoutView"},
};

constexpr std::array urlconfs = std::to_array<DescribedUrlConf>({
    {"django.conf.urls.i18n", "", i18n_urls},
    {"django.contrib.admindocs.urls", "", admindocs_urls},
    {"django.contrib.auth.urls", "", auth_urls},
    {"django.contrib.flatpages.urls", "", flatpages_urls},
    {"rest_framework.urls", "rest_framework", rest_framework_urls},
});

static_assert(std::ranges::is_sorted(functions, {}, &Row::name));
static_assert(std::ranges::is_sorted(urlconfs, {}, &DescribedUrlConf::module));

}  // namespace

UrlFunction url_function(std::string_view canonical) {
  const auto at = std::ranges::lower_bound(functions, canonical, {}, &Row::name);
  return at != functions.end() && at->name == canonical ? at->function : UrlFunction::none;
}

const DescribedUrlConf* described_urlconf(std::string_view module) {
  const auto at = std::ranges::lower_bound(urlconfs, module, {}, &DescribedUrlConf::module);
  return at != urlconfs.end() && at->module == module ? &*at : nullptr;
}

}  // namespace djvet
