// Reports backends for development in settings that are for production by their name.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <string>

#include "analyzer/findings/deploy_findings.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"settings"};
constexpr Topic topics[] = {Topic::settings};
constexpr Reference references[] = {
    {"Django: Deployment checklist", "https://docs.djangoproject.com/en/5.2/howto/deployment/checklist/"},
    {"Django: Email backends", "https://docs.djangoproject.com/en/5.2/topics/email/#email-backends"},
};

constexpr auto silent_mail = std::to_array<std::string_view>(
    {"django.core.mail.backends.console.EmailBackend", "django.core.mail.backends.dummy.EmailBackend",
     "django.core.mail.backends.filebased.EmailBackend", "django.core.mail.backends.locmem.EmailBackend"});

Truth is_silent(const Constant& backend) {
  if (!backend.is(Constant::Kind::string)) return Truth::unknown;
  return truth(std::ranges::find(silent_mail, backend.text) != silent_mail.end());
}

/// Whether the entry "default" of a dict has this text under a key.
Truth default_is(const SettingsReading& settings, std::string_view setting, std::string_view key,
                 std::string_view text) {
  return settings.holds(setting, [&](const Constant& entries) {
    const Constant* entry = entries.find("default");
    const Constant* value = entry == nullptr ? nullptr : entry->find(key);
    return value == nullptr ? Truth::unknown : holds(*value, [&](const Constant& each) { return is_text(each, text); });
  });
}

Truth sends_nothing(const SettingsReading& settings) { return settings.holds("EMAIL_BACKEND", is_silent); }
Truth caches_nothing(const SettingsReading& settings) {
  return default_is(settings, "CACHES", "BACKEND", "django.core.cache.backends.dummy.DummyCache");
}
Truth caches_apart(const SettingsReading& settings) {
  return default_is(settings, "CACHES", "BACKEND", "django.core.cache.backends.locmem.LocMemCache");
}
Truth is_one_file(const SettingsReading& settings) {
  return default_is(settings, "DATABASES", "ENGINE", "django.db.backends.sqlite3");
}

struct Row {
  std::string_view setting;
  std::string_view message;
  std::string_view help;
  Severity severity{};
  Truth (*is_bad)(const SettingsReading&);
};
constexpr Row rows[] = {
    {"EMAIL_BACKEND", "The e-mail backend is one for development: no mail is sent",
     "EMAIL_BACKEND = \"django.core.mail.backends.smtp.EmailBackend\"", Severity::warning, sends_nothing},
    {"CACHES", "The default cache keeps nothing",
     "A cache that is shared: \"django.core.cache.backends.redis.RedisCache\"", Severity::note, caches_nothing},
    {"CACHES", "Each process has a default cache of its own",
     "A cache that is shared: \"django.core.cache.backends.redis.RedisCache\"", Severity::note, caches_apart},
    {"DATABASES", "The database is a file of SQLite",
     "An engine of a server, such as \"django.db.backends.postgresql\"", Severity::note, is_one_file},
};

void run(const CheckContext& context, FindingSink& sink) {
  DeployFindings findings(context, sink);
  for (const SettingsModule* module : findings.modules()) {
    if (module->variant != SettingsVariant::production) continue;
    for (const Row& row : rows) {
      // A default is for those who try the project out.
      if (module->find(row.setting) == nullptr || row.is_bad(SettingsReading(*module, false)) != Truth::yes) continue;
      Finding* finding = findings.judge(*module, "", row.setting, std::string(row.message), row.is_bad);
      if (finding == nullptr) continue;
      finding->severity = row.severity;
      finding->help = row.help;
    }
  }
}

}  // namespace

extern constinit const Check development_backend_in_production{
    .id = "development-backend-in-production",
    .summary = "Settings for production name a backend that is meant for development",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
