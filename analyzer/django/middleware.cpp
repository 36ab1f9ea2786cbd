// SPDX-License-Identifier: MIT
// The rows, and the order of Django's documentation with the packages' entries where their documentation puts them.
#include "analyzer/django/middleware.h"

#include <algorithm>
#include <array>

namespace djvet {
namespace {

constexpr std::string_view security = "django.middleware.security.SecurityMiddleware";
constexpr std::string_view update_cache = "django.middleware.cache.UpdateCacheMiddleware";
constexpr std::string_view fetch_cache = "django.middleware.cache.FetchFromCacheMiddleware";
constexpr std::string_view gzip = "django.middleware.gzip.GZipMiddleware";
constexpr std::string_view sessions = "django.contrib.sessions.middleware.SessionMiddleware";
constexpr std::string_view conditional_get = "django.middleware.http.ConditionalGetMiddleware";
constexpr std::string_view locale = "django.middleware.locale.LocaleMiddleware";
constexpr std::string_view common = "django.middleware.common.CommonMiddleware";
constexpr std::string_view broken_links = "django.middleware.common.BrokenLinkEmailsMiddleware";
constexpr std::string_view csrf = "django.middleware.csrf.CsrfViewMiddleware";
constexpr std::string_view auth = "django.contrib.auth.middleware.AuthenticationMiddleware";
constexpr std::string_view login_required = "django.contrib.auth.middleware.LoginRequiredMiddleware";
constexpr std::string_view remote_user = "django.contrib.auth.middleware.RemoteUserMiddleware";
constexpr std::string_view remote_user_kept = "django.contrib.auth.middleware.PersistentRemoteUserMiddleware";
constexpr std::string_view messages = "django.contrib.messages.middleware.MessageMiddleware";
constexpr std::string_view frame_options = "django.middleware.clickjacking.XFrameOptionsMiddleware";
constexpr std::string_view flatpages = "django.contrib.flatpages.middleware.FlatpageFallbackMiddleware";
constexpr std::string_view redirects = "django.contrib.redirects.middleware.RedirectFallbackMiddleware";
constexpr std::string_view admindocs = "django.contrib.admindocs.middleware.XViewMiddleware";

constexpr std::string_view whitenoise = "whitenoise.middleware.WhiteNoiseMiddleware";
constexpr std::string_view cors = "corsheaders.middleware.CorsMiddleware";
constexpr std::string_view debug_toolbar = "debug_toolbar.middleware.DebugToolbarMiddleware";
constexpr std::string_view otp = "django_otp.middleware.OTPMiddleware";
constexpr std::string_view hijack = "hijack.middleware.HijackUserMiddleware";
constexpr std::string_view impersonate = "impersonate.middleware.ImpersonateMiddleware";
constexpr std::string_view other_login_required = "login_required.middleware.LoginRequiredMiddleware";
constexpr std::string_view oauth2_token = "oauth2_provider.middleware.OAuth2TokenMiddleware";
constexpr std::string_view stronghold = "stronghold.middleware.LoginRequiredMiddleware";
constexpr std::string_view sesame = "sesame.middleware.AuthenticationMiddleware";
constexpr std::string_view silk = "silk.middleware.SilkyMiddleware";
constexpr std::string_view minify = "htmlmin.middleware.HtmlMinifyMiddleware";
constexpr std::string_view pipeline_minify = "pipeline.middleware.MinifyHTMLMiddleware";
constexpr std::string_view tenants = "django_tenants.middleware.main.TenantMainMiddleware";

constexpr std::string_view ordering = "https://docs.djangoproject.com/en/5.2/ref/middleware/#middleware-ordering";
constexpr std::string_view i18n =
    "https://docs.djangoproject.com/en/5.2/topics/i18n/translation/#how-django-discovers-language-preference";
constexpr std::string_view whitenoise_docs =
    "https://whitenoise.readthedocs.io/en/stable/django.html#enable-whitenoise";
constexpr std::string_view cors_docs = "https://github.com/adamchainz/django-cors-headers#setup";
constexpr std::string_view toolbar_docs = "https://django-debug-toolbar.readthedocs.io/en/latest/installation.html";
constexpr std::string_view otp_docs = "https://django-otp-official.readthedocs.io/en/stable/overview.html#installation";
constexpr std::string_view silk_docs = "https://github.com/jazzband/django-silk#installation";

constexpr std::string_view reads_user = "it reads request.user";
constexpr std::string_view read_session =
    "it read the session before Django 3.0, and the documentation still asks for this order";
constexpr std::string_view changes_vary = "the cache key depends on the Vary header, which this changes";
constexpr std::string_view rewrites_body = "it reads or changes the body, which is compressed on the way up";
constexpr std::string_view serves_early = "static files are served before anything else runs";

// The sentences that rows follow, as the documents have them.
constexpr std::string_view vary_before =
    "Before those that modify the Vary header (SessionMiddleware, GZipMiddleware, LocaleMiddleware)";
constexpr std::string_view after_sessions = "After SessionMiddleware: uses session storage";
constexpr std::string_view messages_after = "After SessionMiddleware: can use session-based storage";
constexpr std::string_view locale_after =
    "One of the topmost, after SessionMiddleware (uses session data) and UpdateCacheMiddleware (modifies Vary header)";
constexpr std::string_view login_after = "After AuthenticationMiddleware: uses user object";
constexpr std::string_view csrf_before =
    "Before RemoteUserMiddleware, or any other authentication middleware that may perform a login, and hence rotate "
    "the CSRF token, before calling down the middleware chain";
constexpr std::string_view fetch_after =
    "After any middleware that modifies the Vary header: that header is used to pick a value for the cache hash-key";
constexpr std::string_view gzip_before = "Before any middleware that may change or use the response body";
constexpr std::string_view etag_after = "After GZipMiddleware so it won't calculate an ETag header on gzipped contents";
constexpr std::string_view locale_common =
    "It should come before CommonMiddleware because CommonMiddleware needs an activated language in order to resolve "
    "the requested URL";
constexpr std::string_view whitenoise_place =
    "The WhiteNoise middleware should be placed directly after the Django SecurityMiddleware (if you are using it) and "
    "before all other middleware";
constexpr std::string_view cors_place =
    "CorsMiddleware should be placed as high as possible, especially before any middleware that can generate responses "
    "such as Django's CommonMiddleware or Whitenoise's WhiteNoiseMiddleware";
constexpr std::string_view toolbar_after =
    "it must come after any other middleware that encodes the response's content, such as GZipMiddleware";

using enum OrderStrength;

constexpr std::array rows = std::to_array<MiddlewareOrder>({
    {sessions, auth, required, "it loads the user from the session", ordering, after_sessions},
    {sessions, messages, required, "it keeps messages in the session", ordering, messages_after},
    {sessions, locale, advised, read_session, ordering, locale_after},
    {auth, login_required, required, reads_user, ordering, login_after},
    {auth, remote_user, required, reads_user, ordering},
    {auth, remote_user_kept, required, reads_user, ordering},
    {auth, admindocs, required, reads_user, ordering},
    {csrf, remote_user, required, "it logs users in, which rotates the CSRF token", ordering, csrf_before},
    {csrf, remote_user_kept, required, "it logs users in, which rotates the CSRF token", ordering, csrf_before},
    {update_cache, gzip, required, changes_vary, ordering, vary_before},
    {update_cache, sessions, required, changes_vary, ordering, vary_before},
    {update_cache, locale, required, changes_vary, ordering, vary_before},
    {update_cache, fetch_cache, required, "a page that is found there must not be stored again", ordering},
    {gzip, fetch_cache, required, changes_vary, ordering, fetch_after},
    {sessions, fetch_cache, required, changes_vary, ordering, fetch_after},
    {locale, fetch_cache, required, changes_vary, ordering, fetch_after},
    {gzip, conditional_get, documented, "its ETag is computed from the content, not from the compressed bytes",
     ordering, etag_after},
    {gzip, debug_toolbar, required, rewrites_body, toolbar_docs, toolbar_after},
    {gzip, silk, required, rewrites_body, silk_docs, gzip_before},
    {gzip, minify, required, rewrites_body, ordering, gzip_before},
    {gzip, pipeline_minify, required, rewrites_body, ordering, gzip_before},
    {locale, common, documented, "it redirects by URL, which takes the language into account", i18n, locale_common,
     OrderCondition::i18n_patterns},
    {broken_links, locale, documented, "it must see the 404 before that is replaced", ordering},
    {broken_links, flatpages, documented, "it must see the 404 before that is replaced", ordering},
    {security, whitenoise, documented, "plain HTTP requests are redirected first", whitenoise_docs, whitenoise_place},
    {whitenoise, sessions, documented, serves_early, whitenoise_docs, whitenoise_place},
    {whitenoise, common, documented, serves_early, whitenoise_docs, whitenoise_place},
    {whitenoise, csrf, documented, serves_early, whitenoise_docs, whitenoise_place},
    {whitenoise, auth, documented, serves_early, whitenoise_docs, whitenoise_place},
    {whitenoise, messages, documented, serves_early, whitenoise_docs, whitenoise_place},
    {whitenoise, locale, documented, serves_early, whitenoise_docs, whitenoise_place},
    {cors, common, documented, "responses made there would lack the CORS headers", cors_docs, cors_place},
    {auth, otp, required, "it adds to request.user", otp_docs},
    {auth, hijack, required, reads_user, "https://django-hijack.readthedocs.io/en/stable/"},
    {auth, impersonate, required, "it replaces request.user", "https://pypi.org/project/django-impersonate/"},
    {auth, other_login_required, required, reads_user, "https://pypi.org/project/django-login-required-middleware/"},
    {auth, stronghold, required, reads_user, "https://pypi.org/project/django-stronghold/"},
    {auth, sesame, documented, "it keeps a user that is already logged in", "https://pypi.org/project/django-sesame/"},
    {tenants, sessions, documented, "sessions are read from the tenant's schema",
     "https://django-tenants.readthedocs.io/en/latest/install.html"},
});

/// Django's documentation, with the packages' entries where theirs puts them.
constexpr std::array usual = std::to_array<std::string_view>({
    tenants,
    update_cache,
    gzip,
    security,
    whitenoise,
    cors,
    debug_toolbar,
    silk,
    sessions,
    conditional_get,
    broken_links,
    locale,
    common,
    minify,
    pipeline_minify,
    csrf,
    auth,
    login_required,
    other_login_required,
    stronghold,
    remote_user,
    remote_user_kept,
    sesame,
    oauth2_token,
    otp,
    hijack,
    impersonate,
    admindocs,
    messages,
    frame_options,
    fetch_cache,
    flatpages,
    redirects,
});

constexpr std::string_view cache_docs = "https://docs.djangoproject.com/en/5.2/topics/cache/#the-per-site-cache";

constexpr std::array companions = std::to_array<MiddlewareCompanion>({
    {auth, sessions, required, "it loads the user from the session",
     "https://docs.djangoproject.com/en/5.2/topics/auth/#installation"},
    {messages, sessions, required, "it keeps messages in the session",
     "https://docs.djangoproject.com/en/5.2/ref/contrib/messages/#enabling-messages",
     CompanionCondition::session_messages},
    {csrf, sessions, required, "CSRF_USE_SESSIONS keeps the token in the session",
     "https://docs.djangoproject.com/en/5.2/ref/settings/#csrf-use-sessions", CompanionCondition::csrf_in_session},
    {login_required, auth, required, reads_user,
     "https://docs.djangoproject.com/en/5.2/ref/middleware/#module-django.contrib.auth.middleware",
     CompanionCondition::always, "auth.E013"},
    {remote_user, auth, required, reads_user,
     "https://docs.djangoproject.com/en/5.2/howto/auth-remote-user/#configuration"},
    {remote_user_kept, auth, required, reads_user,
     "https://docs.djangoproject.com/en/5.2/howto/auth-remote-user/#configuration"},
    {hijack, auth, required, reads_user, "https://django-hijack.readthedocs.io/en/stable/"},
    {fetch_cache, update_cache, documented, "nothing stores the pages that it looks for", cache_docs},
    {update_cache, fetch_cache, documented, "nothing asks it to store a page", cache_docs},
});

constexpr std::string_view admin_docs = "https://docs.djangoproject.com/en/5.2/ref/contrib/admin/#overview";

constexpr std::array apps = std::to_array<MiddlewareCompanion>({
    {"django.contrib.admin", auth, required, reads_user, admin_docs, CompanionCondition::always, "admin.E408"},
    {"django.contrib.admin", messages, required, "its views leave messages for the next page", admin_docs,
     CompanionCondition::always, "admin.E409"},
    {"django.contrib.admin", sessions, required, "users log in to it by a session", admin_docs,
     CompanionCondition::always, "admin.E410"},
    {"debug_toolbar", debug_toolbar, documented, "nothing shows the toolbar", toolbar_docs, CompanionCondition::always,
     "debug_toolbar.W001"},
    {"corsheaders", cors, documented, "no response gets a CORS header", cors_docs},
    {"allauth.account", "allauth.account.middleware.AccountMiddleware", required,
     "the app raises ImproperlyConfigured when it is made ready",
     "https://docs.allauth.org/en/latest/release-notes/recent.html", CompanionCondition::recent_allauth},
    {"axes", "axes.middleware.AxesMiddleware", documented, "a lockout isn't answered with its response",
     "https://django-axes.readthedocs.io/en/latest/2_installation.html", CompanionCondition::always, "axes.W002"},
});

constexpr std::array attributes = std::to_array<RequestAttribute>({
    {"user", auth},
    {"auser", auth},
    {"session", sessions},
    {"_messages", messages},
    {"site", "django.contrib.sites.middleware.CurrentSiteMiddleware"},
    {"LANGUAGE_CODE", locale},
});

/// Packages whose middleware sets none of these; sorted.
constexpr std::array transparent = std::to_array<std::string_view>({
    "allauth.account",
    "auditlog",
    "axes",
    "corsheaders",
    "crum",
    "csp",
    "debug_toolbar",
    "django.middleware",
    "django_browser_reload",
    "django_guid",
    "django_htmx",
    "django_permissions_policy",
    "django_prometheus",
    "django_querytagger",
    "django_structlog",
    "easyaudit",
    "hijack",
    "htmlmin",
    "log_request_id",
    "maintenance_mode",
    "nplusone",
    "pipeline",
    "querycount",
    "reversion",
    "sass_processor",
    "silk",
    "simple_history",
    "waffle",
    "wagtail.contrib.redirects",
    "whitenoise",
    "zeal",
});

}  // namespace

std::span<const MiddlewareCompanion> middleware_companions() { return companions; }
std::span<const MiddlewareCompanion> app_companions() { return apps; }

const RequestAttribute* request_attribute(std::string_view name) {
  const auto* const at = std::ranges::find(attributes, name, &RequestAttribute::name);
  return at == attributes.end() ? nullptr : at;
}

bool is_attribute_setter(std::string_view path) {
  return std::ranges::find(attributes, path, &RequestAttribute::setter) != attributes.end();
}

bool is_transparent_middleware(std::string_view path) {
  if (path == locale) return true;
  if (path.starts_with("django.contrib.")) {
    return path == messages || path == flatpages || path == redirects || path == admindocs || path == login_required;
  }
  return std::ranges::any_of(transparent, [&](std::string_view package) {
    return path.size() > package.size() && path.starts_with(package) && path[package.size()] == '.';
  });
}

bool is_middleware_mixin(std::string_view path) { return path == "django.utils.deprecation.MiddlewareMixin"; }

std::span<const MiddlewareOrder> middleware_orders() { return rows; }

std::size_t usual_middleware_place(std::string_view path) {
  const auto at = std::ranges::find(usual, path);
  return at == usual.end() ? unknown_middleware_place : static_cast<std::size_t>(at - usual.begin());
}

}  // namespace djvet
