// Reports entries of CSRF_TRUSTED_ORIGINS that Django doesn't take since 4.0.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "analyzer/findings/deploy_findings.h"
#include "analyzer/findings/source_strategies.h"
#include "analyzer/model/project_model.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"settings", "security"};
constexpr Topic topics[] = {Topic::settings};
constexpr Reference references[] = {
    {"Django: CSRF_TRUSTED_ORIGINS", "https://docs.djangoproject.com/en/5.2/ref/settings/#csrf-trusted-origins"},
    {"Django: System check framework, Backwards compatibility",
     "https://docs.djangoproject.com/en/5.2/ref/checks/#backwards-compatibility"},
};

std::string in_quotes(const std::string& text) { return "\"" + text + "\""; }

/// Whether a host is likely to have HTTPS: a name with a dot, without a port.
bool is_public(std::string_view host) {
  const std::string_view last = host.substr(host.rfind('.') + 1);
  const bool number = std::ranges::all_of(last, [](char c) { return c >= '0' && c <= '9'; });
  return host.find('.') != host.npos && host.find_first_of(":/ ") == host.npos && !number && last != "local" &&
         last != "test" && last != "localhost" && last != "internal";
}

void judge_origin(DeployFindings& findings, const SettingsModule& module, const Constant& origin,
                  const Setting& setting) {
  if (!origin.is(Constant::Kind::string) || origin.text.find("://") != origin.text.npos || origin.text.empty()) return;
  // Not where the list is another setting's, too.
  const bool own = origin.file == setting.file && setting.span.contains(origin.span);
  const bool written = origin.file.valid() && origin.span.end > origin.span.begin;
  const bool certain = SettingsReading(module, false).has(setting.name, origin.text) == Truth::yes;
  Finding* finding = findings.report(module, "4_0.E001", setting.name,
                                     "The trusted origin " + in_quotes(origin.text) + " has no scheme", certain,
                                     written ? origin.file : setting.file, written ? origin.span : setting.span);
  if (finding == nullptr) return;
  const std::string host = origin.text.starts_with('.') ? "*" + origin.text : origin.text;
  finding->help = in_quotes("https://" + host);
  const std::optional<Span> begin = written ? part_of_string(origin.span, origin.text, 0, 0) : std::nullopt;
  if (begin && own && is_public(host))
    finding->strategies.push_back(replacing(origin.file, *begin,
                                            origin.text.starts_with('.') ? "https://*" : "https://", Safety::unsafe,
                                            "write " + finding->help));
}

void run(const CheckContext& context, FindingSink& sink) {
  DeployFindings findings(context, sink);
  for (const SettingsModule* module : findings.modules()) {
    const Setting* setting = module->find_plain("CSRF_TRUSTED_ORIGINS");
    if (setting == nullptr || !setting->value.is_sequence() || !setting->file.valid()) continue;
    if (context.model.sources().files[setting->file.index()].is_dependency()) continue;
    for (const Constant& origin : setting->value.items) judge_origin(findings, *module, origin, *setting);
  }
}

}  // namespace

extern constinit const Check csrf_trusted_origin_without_scheme{
    .id = "csrf-trusted-origin-without-scheme",
    .summary = "An entry of CSRF_TRUSTED_ORIGINS has no scheme",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::unsafe,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
