// Reports DEBUG where the settings that the project is deployed with leave it on.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/deploy_findings.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"settings", "security"};
constexpr Topic topics[] = {Topic::settings};
constexpr Reference references[] = {
    {"Django: Deployment checklist, DEBUG", "https://docs.djangoproject.com/en/5.2/howto/deployment/checklist/#debug"},
    {"Django: System check framework, Security", "https://docs.djangoproject.com/en/5.2/ref/checks/#security"},
};

void run(const CheckContext& context, FindingSink& sink) {
  DeployFindings findings(context, sink);
  for (const SettingsModule* module : findings.modules()) {
    Finding* finding = findings.judge(*module, "security.W018", "DEBUG", "DEBUG is on in the settings for deployment",
                                      [](const SettingsReading& settings) { return settings.truthy("DEBUG"); });
    if (finding == nullptr) continue;
    finding->severity = finding->confidence == Confidence::high ? Severity::error : Severity::warning;
    finding->help = "DEBUG = os.environ.get(\"DJANGO_DEBUG\") == \"1\"";
  }
}

}  // namespace

extern constinit const Check debug_enabled_in_production{
    .id = "debug-enabled-in-production",
    .summary = "DEBUG is on in the settings that the project is deployed with",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
