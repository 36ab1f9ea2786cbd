// Reports cookies of the session and of the CSRF protection that go over plain HTTP or that scripts can read.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/deploy_findings.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"settings", "security"};
constexpr Topic topics[] = {Topic::settings};
constexpr Reference references[] = {
    {"Django: System check framework, Security", "https://docs.djangoproject.com/en/5.2/ref/checks/#security"},
    {"Django: SESSION_COOKIE_SECURE", "https://docs.djangoproject.com/en/5.2/ref/settings/#session-cookie-secure"},
};

Truth has_app(const SettingsReading& settings) { return settings.has("INSTALLED_APPS", "django.contrib.sessions"); }
Truth has_middleware(const SettingsReading& settings) {
  return settings.has_middleware("django.contrib.sessions.middleware.SessionMiddleware");
}

/// Django has three ids for each setting: the app alone is there, the middleware alone, and both.
Truth app_alone(const SettingsReading& settings, std::string_view setting) {
  return both(negated(settings.is_true(setting)), both(has_app(settings), negated(has_middleware(settings))));
}
Truth middleware_alone(const SettingsReading& settings, std::string_view setting) {
  return both(negated(settings.is_true(setting)), both(has_middleware(settings), negated(has_app(settings))));
}
Truth app_and_middleware(const SettingsReading& settings, std::string_view setting) {
  return both(negated(settings.is_true(setting)), both(has_middleware(settings), has_app(settings)));
}

constexpr char secure[] = "SESSION_COOKIE_SECURE";
constexpr char http_only[] = "SESSION_COOKIE_HTTPONLY";

template <Truth (*test)(const SettingsReading&, std::string_view), const char* setting>
Truth of(const SettingsReading& settings) {
  return test(settings, setting);
}

Truth csrf_goes_plain(const SettingsReading& settings) {
  return both(both(negated(settings.truthy("CSRF_USE_SESSIONS")),
                   settings.has_middleware("django.middleware.csrf.CsrfViewMiddleware")),
              negated(settings.is_true("CSRF_COOKIE_SECURE")));
}

constexpr std::string_view plain =
    "SESSION_COOKIE_SECURE is not True: who listens to plain HTTP can take over a session";
constexpr std::string_view read = "SESSION_COOKIE_HTTPONLY is not True: a script in a page can read the session's key";
constexpr std::string_view make_secure = "SESSION_COOKIE_SECURE = True";
constexpr std::string_view make_http_only = "SESSION_COOKIE_HTTPONLY = True";

constexpr DeployRow rows[] = {
    {"security.W010", secure, plain, make_secure, of<app_alone, secure>, "True", true},
    {"security.W011", secure, plain, make_secure, of<middleware_alone, secure>, "True", true},
    {"security.W012", secure, plain, make_secure, of<app_and_middleware, secure>, "True", true},
    {"security.W013", http_only, read, make_http_only, of<app_alone, http_only>, "True"},
    {"security.W014", http_only, read, make_http_only, of<middleware_alone, http_only>, "True"},
    {"security.W015", http_only, read, make_http_only, of<app_and_middleware, http_only>, "True"},
    {"security.W016", "CSRF_COOKIE_SECURE", "CSRF_COOKIE_SECURE is not True: the token goes over plain HTTP",
     "CSRF_COOKIE_SECURE = True", csrf_goes_plain, "True", true},
};

void run(const CheckContext& context, FindingSink& sink) { judge_rows(context, sink, rows); }

}  // namespace

extern constinit const Check cookie_settings_insecure{
    .id = "cookie-settings-insecure",
    .summary = "A cookie of the session or of the CSRF protection goes over plain HTTP, or scripts can read it",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .fix = FixKind::unsafe,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
