// Reports MAILERS without the mailer that Django uses by itself, or with one that sends nothing.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>

#include "analyzer/findings/deploy_findings.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"settings"};
constexpr Topic topics[] = {Topic::settings};
constexpr Reference references[] = {
    {"Django: Sending email", "https://docs.djangoproject.com/en/6.1/topics/email/"},
    {"Django: System check framework, Mail", "https://docs.djangoproject.com/en/6.1/ref/checks/#mail"},
};

constexpr auto silent_backends = std::to_array<std::string_view>(
    {"django.core.mail.backends.console.EmailBackend", "django.core.mail.backends.dummy.EmailBackend",
     "django.core.mail.backends.filebased.EmailBackend", "django.core.mail.backends.locmem.EmailBackend"});

Truth lacks_default(const SettingsReading& settings) { return negated(settings.has("MAILERS", "default")); }

Truth is_silent(const Constant& mailers) {
  const Constant* mailer = mailers.find("default");
  const Constant* backend = mailer == nullptr ? nullptr : mailer->find("BACKEND");
  if (backend == nullptr || !backend->is(Constant::Kind::string)) return Truth::unknown;
  return truth(std::ranges::find(silent_backends, backend->text) != silent_backends.end());
}

Truth sends_nothing(const SettingsReading& settings) { return settings.holds("MAILERS", is_silent); }

constexpr DeployRow rows[] = {
    {"mail.E001", "MAILERS", "The default mailer is one for development: no mail is sent",
     "\"BACKEND\": \"django.core.mail.backends.smtp.EmailBackend\"", sends_nothing},
    {"mail.W001", "MAILERS", "MAILERS has no \"default\": what names no mailer can't send",
     "\"default\": {\"BACKEND\": \"django.core.mail.backends.smtp.EmailBackend\"}", lacks_default},
};

void run(const CheckContext& context, FindingSink& sink) { judge_rows(context, sink, rows); }

}  // namespace

extern constinit const Check mailer_settings_invalid{
    .id = "mailer-settings-invalid",
    .summary = "MAILERS has no default mailer, or one that sends no mail",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
