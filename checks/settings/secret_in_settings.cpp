// Reports passwords and keys of other services that are written in the settings for deployment.
// Invariant: the environment can't change the value, and it doesn't look like what somebody is to replace.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <string_view>

#include "analyzer/findings/deploy_findings.h"
#include "analyzer/model/project_model.h"

namespace djvet::checks {
namespace {

using Kind = Constant::Kind;

constexpr std::string_view tags[] = {"settings", "security"};
constexpr Topic topics[] = {Topic::settings};
constexpr Reference references[] = {
    {"Django: Deployment checklist", "https://docs.djangoproject.com/en/5.2/howto/deployment/checklist/"},
    {"OWASP: Secrets Management Cheat Sheet",
     "https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html"},
};

/// Endings of names of settings that hold a secret. SECRET_KEY itself has a check of its own.
constexpr auto endings =
    std::to_array<std::string_view>({"_ACCESS_TOKEN", "_API_SECRET", "_AUTH_TOKEN", "_CLIENT_SECRET", "_PASSWORD",
                                     "_SECRET_ACCESS_KEY", "_SECRET_KEY"});

/// Words of values that show a reader what to write, or that only a developer's server has.
constexpr auto shown_words = std::to_array<std::string_view>(
    {"change",   "default", "demo",    "dummy", "example", "fake",        "fixme",    "foobar",  "here",
     "insecure", "insert",  "local",   "none",  "pass",    "placeholder", "postgres", "replace", "root",
     "sample",   "secret",  "sk_test", "test",  "todo",    "xxx",         "your"});

bool is_secret_name(std::string_view name) {
  if (name.find("TEST") != name.npos || name.find("DEFAULT") != name.npos) return false;
  return name == "EMAIL_HOST_PASSWORD" ||
         std::ranges::any_of(endings, [&](std::string_view ending) { return name.ends_with(ending); });
}

/// Whether a text looks made by a machine, or by somebody who was told to: long, of letters and of others, without such words.
bool looks_secret(std::string_view text) {
  constexpr std::size_t least_length = 10;
  constexpr std::size_t most_length = 200;
  if (text.size() < least_length || text.size() > most_length) return false;
  bool digit = false;
  bool letter = false;
  std::string lower;
  for (const char sign : text) {
    const auto c = static_cast<unsigned char>(sign);
    if (c <= ' ' || c >= 127 || std::string_view("<>{}$%/:\\").find(sign) != std::string_view::npos) return false;
    digit = digit || std::isdigit(c) != 0;
    letter = letter || std::isalpha(c) != 0;
    lower += static_cast<char>(std::tolower(c));
  }
  if (!digit || !letter) return false;
  return std::ranges::none_of(shown_words, [&](std::string_view word) { return lower.find(word) != lower.npos; });
}

class Secrets {
 public:
  Secrets(const CheckContext& context, FindingSink& sink) : context_(context), findings_(context, sink) {}

  void run() {
    for (const SettingsModule* module : findings_.modules()) {
      for (const Setting& setting : module->settings)
        if (is_secret_name(setting.name)) judge(*module, setting.name, setting.name, setting.value);
      if (const Setting* databases = module->find("DATABASES")) judge_databases(*module, databases->value);
    }
  }

 private:
  void judge_databases(const SettingsModule& module, const Constant& databases) {
    if (!databases.is(Kind::dict)) return;
    for (std::size_t i = 0; i < databases.items.size(); ++i) {
      const Constant* password = databases.items[i].find("PASSWORD");
      if (password != nullptr && databases.keys[i].is(Kind::string))
        judge(module, "DATABASES", "The password of the database \"" + databases.keys[i].text + "\"", *password);
    }
  }

  void judge(const SettingsModule& module, std::string_view setting, const std::string& what, const Constant& value) {
    if (!value.is(Kind::string) || !value.file.valid() || !looks_secret(value.text)) return;
    if (context_.model.sources().files[value.file.index()].is_dependency()) return;
    Finding* finding =
        findings_.report(module, "", setting, what + " is written in the source", true, value.file, value.span);
    if (finding == nullptr) return;
    finding->help = "read it from the environment, and make a new one: the old one stays in the history";
    finding->anchor = what;
  }

  const CheckContext& context_;
  DeployFindings findings_;
};

void run(const CheckContext& context, FindingSink& sink) { Secrets(context, sink).run(); }

}  // namespace

extern constinit const Check secret_in_settings{
    .id = "secret-in-settings",
    .summary = "The settings that the project is deployed with hold a password or key of another service",
    .severity = Severity::warning,
    .confidence = Confidence::medium,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
