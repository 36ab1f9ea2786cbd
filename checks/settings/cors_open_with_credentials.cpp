// Reports django-cors-headers told to let every site read what a logged-in user sees.
// SPDX-License-Identifier: MIT
#include <string>

#include "analyzer/findings/deploy_findings.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"settings", "security"};
constexpr Topic topics[] = {Topic::settings};
constexpr Reference references[] = {
    {"django-cors-headers: CORS_ALLOW_CREDENTIALS",
     "https://github.com/adamchainz/django-cors-headers#cors_allow_credentials-bool"},
    {"OWASP: CORS misconfiguration", "https://owasp.org/www-community/attacks/CORS_OriginHeaderScrutiny"},
};

constexpr std::string_view middleware = "corsheaders.middleware.CorsMiddleware";

Truth is_open(const SettingsReading& settings, std::string_view setting) {
  if (settings.find(setting) == nullptr) return Truth::no;
  return both(settings.has("MIDDLEWARE", middleware), settings.is_true(setting));
}

Truth has_credentials(const SettingsReading& settings) {
  return settings.find("CORS_ALLOW_CREDENTIALS") == nullptr ? Truth::no : settings.is_true("CORS_ALLOW_CREDENTIALS");
}

/// A pattern is matched from the origin's beginning alone: without an end anything may follow.
bool is_unended(std::string_view pattern) {
  return !pattern.ends_with('$') && !pattern.ends_with("\\Z") && !pattern.ends_with("\\z") && !pattern.empty();
}

void judge_patterns(DeployFindings& findings, const SettingsModule& module, std::string_view setting) {
  const SettingsReading plain(module, true);
  if (plain.find(setting) == nullptr || plain.has("MIDDLEWARE", middleware) != Truth::yes) return;
  const Constant& patterns = plain.value(setting);
  if (!patterns.is_sequence()) return;
  for (const Constant& pattern : patterns.items) {
    if (!pattern.is(Constant::Kind::string) || !is_unended(pattern.text) || !pattern.file.valid()) continue;
    if (pattern.span.end == pattern.span.begin) continue;
    Finding* finding =
        findings.report(module, "", setting, "The pattern of origins has no end: anything may follow what it matches",
                        true, pattern.file, pattern.span);
    if (finding == nullptr) continue;
    finding->severity = Severity::warning;
    finding->help = "End the pattern with `$`";
  }
}

void run(const CheckContext& context, FindingSink& sink) {
  DeployFindings findings(context, sink);
  for (const SettingsModule* module : findings.modules()) {
    for (const std::string_view setting : {"CORS_ALLOW_ALL_ORIGINS", "CORS_ORIGIN_ALLOW_ALL"}) {
      Finding* finding = findings.judge(
          *module, "", setting, "Every site may ask with a user's cookies and read the answer",
          [&](const SettingsReading& settings) { return both(is_open(settings, setting), has_credentials(settings)); });
      if (finding == nullptr) continue;
      if (finding->confidence == Confidence::high) finding->severity = Severity::error;
      finding->help = "CORS_ALLOWED_ORIGINS = [\"https://shop.example.com\"]";
    }
    for (const std::string_view setting : {"CORS_ALLOWED_ORIGIN_REGEXES", "CORS_ORIGIN_REGEX_WHITELIST"})
      judge_patterns(findings, *module, setting);
  }
}

}  // namespace

extern constinit const Check cors_open_with_credentials{
    .id = "cors-open-with-credentials",
    .summary = "Every site may ask with a user's cookies and read the answer",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
