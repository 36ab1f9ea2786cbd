// Reports ALLOWED_HOSTS that lets no host in, or every one.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/deploy_findings.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"settings", "security"};
constexpr Topic topics[] = {Topic::settings};
constexpr Reference references[] = {
    {"Django: ALLOWED_HOSTS", "https://docs.djangoproject.com/en/5.2/ref/settings/#allowed-hosts"},
    {"Django: System check framework, Security", "https://docs.djangoproject.com/en/5.2/ref/checks/#security"},
};
constexpr std::string_view help = "ALLOWED_HOSTS = [\"www.example.com\"]";

Truth is_empty(const SettingsReading& settings) { return negated(settings.truthy("ALLOWED_HOSTS")); }
Truth takes_all(const SettingsReading& settings) { return settings.has("ALLOWED_HOSTS", "*"); }

void run(const CheckContext& context, FindingSink& sink) {
  DeployFindings findings(context, sink);
  for (const SettingsModule* module : findings.modules()) {
    // An empty default is safe: every request is refused until the environment names the hosts.
    Finding* finding = nullptr;
    if (is_empty(SettingsReading(*module, false)) == Truth::yes)
      finding = findings.judge(*module, "security.W020", "ALLOWED_HOSTS",
                               "ALLOWED_HOSTS is empty: Django refuses every request", is_empty);
    if (finding != nullptr) finding->help = help;
    // Where nothing else is in the way, any request's Host gets into links that Django makes.
    finding = findings.judge(*module, "", "ALLOWED_HOSTS", "ALLOWED_HOSTS lets every host in", takes_all);
    if (finding == nullptr) continue;
    finding->severity = Severity::note;
    finding->level = Level::l4;
    finding->help = help;
  }
}

}  // namespace

extern constinit const Check allowed_hosts_unsafe{
    .id = "allowed-hosts-unsafe",
    .summary = "ALLOWED_HOSTS lets no host in, or every one, in the settings for deployment",
    .severity = Severity::warning,
    .level = Level::l2,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
