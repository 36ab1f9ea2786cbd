// Reports a hasher for new passwords that is made for tests, or was given up.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>

#include "analyzer/findings/deploy_findings.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"settings", "security"};
constexpr Topic topics[] = {Topic::settings};
constexpr Reference references[] = {
    {"Django: How Django stores passwords",
     "https://docs.djangoproject.com/en/5.2/topics/auth/passwords/#how-django-stores-passwords"},
};

constexpr auto weak = std::to_array<std::string_view>(
    {"django.contrib.auth.hashers.CryptPasswordHasher", "django.contrib.auth.hashers.MD5PasswordHasher",
     "django.contrib.auth.hashers.SHA1PasswordHasher", "django.contrib.auth.hashers.UnsaltedMD5PasswordHasher",
     "django.contrib.auth.hashers.UnsaltedSHA1PasswordHasher"});

/// The first entry makes the hashes of new passwords; the others read old ones.
Truth begins_weak(const Constant& hashers) {
  if (!hashers.is(Constant::Kind::list) && !hashers.is(Constant::Kind::tuple)) return Truth::unknown;
  if (hashers.open || hashers.items.empty() || !hashers.items[0].is(Constant::Kind::string)) return Truth::unknown;
  return truth(std::ranges::find(weak, hashers.items[0].text) != weak.end());
}

void run(const CheckContext& context, FindingSink& sink) {
  DeployFindings findings(context, sink);
  for (const SettingsModule* module : findings.modules()) {
    if (module->find("PASSWORD_HASHERS") == nullptr) continue;
    Finding* finding =
        findings.judge(*module, "", "PASSWORD_HASHERS", "The first of PASSWORD_HASHERS is quickly guessed",
                       [](const SettingsReading& settings) { return settings.holds("PASSWORD_HASHERS", begins_weak); });
    if (finding != nullptr) finding->help = "\"django.contrib.auth.hashers.PBKDF2PasswordHasher\", as the first entry";
  }
}

}  // namespace

extern constinit const Check password_hasher_weak{.id = "password-hasher-weak",
                                                  .summary = "New passwords are kept in a way that is quickly guessed",
                                                  .severity = Severity::error,
                                                  .confidence = Confidence::high,
                                                  .fix = FixKind::none,
                                                  .since = "0.1",
                                                  .tags = tags,
                                                  .reads = topics,
                                                  .references = references,
                                                  .run = run};

}  // namespace djvet::checks
