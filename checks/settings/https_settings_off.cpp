// Reports what SecurityMiddleware would do for HTTPS and is told not to.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/deploy_findings.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"settings", "security"};
constexpr Topic topics[] = {Topic::settings};
constexpr Reference references[] = {
    {"Django: System check framework, Security", "https://docs.djangoproject.com/en/5.2/ref/checks/#security"},
    {"Django: SSL/HTTPS", "https://docs.djangoproject.com/en/5.2/topics/security/#ssl-https"},
};

Truth has_middleware(const SettingsReading& settings) {
  return settings.has("MIDDLEWARE", "django.middleware.security.SecurityMiddleware");
}

Truth no_hsts(const SettingsReading& settings) {
  return both(has_middleware(settings), negated(settings.truthy("SECURE_HSTS_SECONDS")));
}

Truth hsts_without(const SettingsReading& settings, std::string_view part) {
  return both(both(has_middleware(settings), settings.truthy("SECURE_HSTS_SECONDS")), negated(settings.is_true(part)));
}

Truth no_subdomains(const SettingsReading& settings) {
  return hsts_without(settings, "SECURE_HSTS_INCLUDE_SUBDOMAINS");
}
Truth no_preload(const SettingsReading& settings) { return hsts_without(settings, "SECURE_HSTS_PRELOAD"); }

Truth no_redirect(const SettingsReading& settings) {
  return both(has_middleware(settings), negated(settings.is_true("SECURE_SSL_REDIRECT")));
}

constexpr DeployRow rows[] = {
    {"security.W004", "SECURE_HSTS_SECONDS", "SECURE_HSTS_SECONDS is 0: browsers aren't told to use HTTPS alone",
     "SECURE_HSTS_SECONDS = 3600, and more once all works over HTTPS", no_hsts},
    {"security.W005", "SECURE_HSTS_INCLUDE_SUBDOMAINS",
     "SECURE_HSTS_INCLUDE_SUBDOMAINS is not True: subdomains may still be asked without HTTPS",
     "SECURE_HSTS_INCLUDE_SUBDOMAINS = True, where every subdomain has HTTPS", no_subdomains},
    {"security.W008", "SECURE_SSL_REDIRECT", "SECURE_SSL_REDIRECT is not True: requests without HTTPS are answered",
     "SECURE_SSL_REDIRECT = True, unless a proxy in front of Django redirects", no_redirect, "True", true,
     "SECURE_PROXY_SSL_HEADER"},
    {"security.W021", "SECURE_HSTS_PRELOAD", "SECURE_HSTS_PRELOAD is not True: browsers' lists can't take the site",
     "SECURE_HSTS_PRELOAD = True, where the whole domain shall be HTTPS alone for good", no_preload},
};

void run(const CheckContext& context, FindingSink& sink) { judge_rows(context, sink, rows); }

}  // namespace

extern constinit const Check https_settings_off{
    .id = "https-settings-off",
    .summary = "HTTPS is not enforced: no redirect, or Strict-Transport-Security is off or weak",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .fix = FixKind::unsafe,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
