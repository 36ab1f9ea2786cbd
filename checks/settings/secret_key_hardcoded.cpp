// Reports a key that is written in the settings for deployment: whoever can read the repository can sign as the site.
// A key that can be guessed anyway is what secret-key-weak is about.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/deploy_findings.h"
#include "analyzer/model/project_model.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"settings", "security"};
constexpr Topic topics[] = {Topic::settings};
constexpr Reference references[] = {
    {"Django: Deployment checklist, SECRET_KEY",
     "https://docs.djangoproject.com/en/5.2/howto/deployment/checklist/#secret-key"},
};

/// A text that nobody would take for a key: what tells a reader to write one.
bool is_placeholder(std::string_view text) {
  constexpr std::size_t least_length = 32;
  if (text.size() < least_length || text.find(' ') != text.npos || text.find("{{") != text.npos) return true;
  return text.starts_with("django-insecure-");
}

void run(const CheckContext& context, FindingSink& sink) {
  DeployFindings findings(context, sink);
  for (const SettingsModule* module : findings.modules()) {
    const Setting* key = module->find("SECRET_KEY");
    if (key == nullptr || !key->value.is(Constant::Kind::string) || is_placeholder(key->value.text)) continue;
    const FileId file = key->value.file;
    if (!file.valid() || context.model.sources().files[file.index()].is_dependency()) continue;
    Finding* finding =
        findings.report(*module, "", "SECRET_KEY", "SECRET_KEY is written in the source", true, file, key->value.span);
    if (finding != nullptr) finding->help = "SECRET_KEY = os.environ[\"DJANGO_SECRET_KEY\"], with a new key there";
  }
}

}  // namespace

extern constinit const Check secret_key_hardcoded{
    .id = "secret-key-hardcoded",
    .summary = "The settings that the project is deployed with hold SECRET_KEY itself",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
