// Reports keys that Django signs with and that can be guessed: too short, of too few characters, or made by startproject.
// SPDX-License-Identifier: MIT
#include <set>

#include "analyzer/findings/deploy_findings.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"settings", "security"};
constexpr Topic topics[] = {Topic::settings};
constexpr Reference references[] = {
    {"Django: Deployment checklist, SECRET_KEY",
     "https://docs.djangoproject.com/en/5.2/howto/deployment/checklist/#secret-key"},
    {"Django: System check framework, Security", "https://docs.djangoproject.com/en/5.2/ref/checks/#security"},
};

constexpr std::string_view help =
    "Make a new one with `python -c \"from django.core.management.utils import get_random_secret_key as k; "
    "print(k())\"`, and "
    "read it from the environment";

/// Django 5.2, django/core/checks/security/base.py: _check_secret_key. A character is what is no continuation byte.
Truth is_weak(const Constant& key) {
  if (key.is(Constant::Kind::none)) return Truth::yes;
  if (!key.is(Constant::Kind::string)) return Truth::unknown;
  constexpr std::size_t least_length = 50;
  constexpr std::size_t least_different = 5;
  std::set<std::string> different;
  std::size_t length = 0;
  for (std::size_t begin = 0; begin < key.text.size(); ++length) {
    std::size_t end = begin + 1;
    while (end < key.text.size() && (static_cast<unsigned char>(key.text[end]) & 0xC0U) == 0x80U) ++end;
    different.insert(key.text.substr(begin, end - begin));
    begin = end;
  }
  return truth(length < least_length || different.size() < least_different || key.text.starts_with("django-insecure-"));
}

std::string_view weakness(const Constant& key) {
  if (key.text.empty()) return "is not set";
  if (key.text.starts_with("django-insecure-")) return "is the one that startproject made";
  return "is too short, or has too few different characters";
}

void judge_key(DeployFindings& findings, const SettingsModule& module) {
  const SettingsReading plain(module, true);
  const SettingsReading full(module, false);
  const Constant& key = plain.value("SECRET_KEY");
  // Without a default, Django refuses to start until the environment says something.
  const bool empty = key.is(Constant::Kind::none) || (key.is(Constant::Kind::string) && key.text.empty());
  if (empty && full.truthy("SECRET_KEY") != Truth::no) return;
  const std::string message = "SECRET_KEY " + std::string(weakness(key));
  Finding* finding =
      findings.judge(module, "security.W009", "SECRET_KEY", message,
                     [](const SettingsReading& settings) { return settings.holds("SECRET_KEY", is_weak); });
  if (finding == nullptr) return;
  finding->severity = Severity::warning;
  finding->help = help;
}

void judge_fallbacks(DeployFindings& findings, const SettingsModule& module) {
  const Constant& keys = SettingsReading(module, true).value("SECRET_KEY_FALLBACKS");
  if (!keys.is_sequence()) return;
  for (std::size_t i = 0; i < keys.items.size(); ++i) {
    const Constant& key = keys.items[i];
    if (is_weak(key) != Truth::yes || !key.file.valid() || key.span.end == key.span.begin) continue;
    const bool certain = SettingsReading(module, false).holds("SECRET_KEY_FALLBACKS", is_truthy) == Truth::yes;
    Finding* finding = findings.report(module, "security.W025", "SECRET_KEY_FALLBACKS",
                                       "SECRET_KEY_FALLBACKS[" + std::to_string(i) + "] " + std::string(weakness(key)),
                                       certain, key.file, key.span);
    if (finding != nullptr)
      finding->help = "Take the key out of the list, once nothing that it signed is needed any more";
  }
}

void run(const CheckContext& context, FindingSink& sink) {
  DeployFindings findings(context, sink);
  for (const SettingsModule* module : findings.modules()) {
    judge_key(findings, *module);
    judge_fallbacks(findings, *module);
  }
}

}  // namespace

extern constinit const Check secret_key_weak{.id = "secret-key-weak",
                                             .summary = "A key that Django signs with can be guessed",
                                             .severity = Severity::warning,
                                             .confidence = Confidence::high,
                                             .fix = FixKind::none,
                                             .since = "0.1",
                                             .tags = tags,
                                             .reads = topics,
                                             .references = references,
                                             .run = run};

}  // namespace djvet::checks
