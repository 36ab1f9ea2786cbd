// Reports headers that SecurityMiddleware and XFrameOptionsMiddleware are told not to send, or to send in a weaker form.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/deploy_findings.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"settings", "security"};
constexpr Topic topics[] = {Topic::settings};
constexpr Reference references[] = {
    {"Django: System check framework, Security", "https://docs.djangoproject.com/en/5.2/ref/checks/#security"},
    {"Django: SecurityMiddleware",
     "https://docs.djangoproject.com/en/5.2/ref/middleware/#module-django.middleware.security"},
};

Truth has_middleware(const SettingsReading& settings) {
  return settings.has("MIDDLEWARE", "django.middleware.security.SecurityMiddleware");
}

Truth sniffs(const SettingsReading& settings) {
  return both(has_middleware(settings), negated(settings.is_true("SECURE_CONTENT_TYPE_NOSNIFF")));
}

Truth frames(const SettingsReading& settings) {
  return both(settings.has("MIDDLEWARE", "django.middleware.clickjacking.XFrameOptionsMiddleware"),
              negated(settings.is_text("X_FRAME_OPTIONS", "DENY")));
}

Truth no_referrer_policy(const SettingsReading& settings) {
  const Truth none = settings.holds("SECURE_REFERRER_POLICY", [](const Constant& value) {
    return value.is(Constant::Kind::unknown) ? Truth::unknown : truth(value.is(Constant::Kind::none));
  });
  return both(has_middleware(settings), none);
}

constexpr DeployRow rows[] = {
    {"security.W006", "SECURE_CONTENT_TYPE_NOSNIFF",
     "SECURE_CONTENT_TYPE_NOSNIFF is not True: browsers may take uploaded files for scripts",
     "SECURE_CONTENT_TYPE_NOSNIFF = True", sniffs, "True"},
    {"security.W019", "X_FRAME_OPTIONS", "X_FRAME_OPTIONS is not \"DENY\": pages may be shown in a frame",
     "X_FRAME_OPTIONS = \"DENY\", unless the site shows its own pages in frames", frames},
    {"security.W022", "SECURE_REFERRER_POLICY",
     "SECURE_REFERRER_POLICY is None: other sites are told which page led to them",
     "SECURE_REFERRER_POLICY = \"same-origin\"", no_referrer_policy, "\"same-origin\""},
};

void run(const CheckContext& context, FindingSink& sink) { judge_rows(context, sink, rows); }

}  // namespace

extern constinit const Check security_headers_off{
    .id = "security-headers-off",
    .summary = "A header that protects the pages is off or weaker than it could be",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .fix = FixKind::unsafe,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
