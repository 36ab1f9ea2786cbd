// Reports ALLOWED_HOSTS that lets no host in, or every one.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/deploy_findings.h"
#include "analyzer/findings/escalation.h"

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

std::vector<Choice> choices() {
  return {
      {.title = "name the hosts in ALLOWED_HOSTS",
       .effect = "requests for any other host are answered with 400",
       .effort = "low",
       .risk = "a host that is forgotten is refused, health checks by address among them",
       .reversible = true,
       .recommended = true},
      {.title = "read the hosts from the environment",
       .effect = "each deployment names its own; without a value every request is refused",
       .effort = "low",
       .risk = "a deployment without the variable refuses everything",
       .reversible = true},
      {.title = "leave it to the server in front",
       .effect = "Django believes any Host header; the proxy must refuse the wrong ones",
       .effort = "medium",
       .risk = "links in mails and redirects lead to hosts that an attacker names, wherever the proxy lets one through",
       .reversible = true}};
}

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
    add_trigger(*finding, Trigger::open_choice);
    finding->choices = choices();
    finding->help = help;
  }
}

}  // namespace

extern constinit const Check allowed_hosts_unsafe{
    .id = "allowed-hosts-unsafe",
    .summary = "ALLOWED_HOSTS lets no host in, or every one, in the settings for deployment",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
