// Where a setting is bound in a file of the project decides the place; what a package binds is reported in the module itself.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/deploy_findings.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "analyzer/findings/setting_strategies.h"
#include "analyzer/model/project_model.h"

namespace djvet {

std::vector<const SettingsModule*> DeployFindings::modules() const {
  std::vector<const SettingsModule*> out;
  for (const SettingsModule& module : context_.model.settings())
    if (module.standing == SettingsStanding::deployed &&
        !context_.model.sources().files[module.file.index()].is_dependency())
      out.push_back(&module);
  return out;
}

std::pair<FileId, Span> DeployFindings::place_of(const SettingsModule& module, std::string_view setting) const {
  const auto is_own = [&](const Setting* at) {
    return at != nullptr && at->file.valid() && !context_.model.sources().files[at->file.index()].is_dependency();
  };
  const Setting* bound = module.find(setting);
  if (is_own(bound)) return {bound->file, bound->span};
  for (const std::string_view near : {"MIDDLEWARE", "INSTALLED_APPS", "ALLOWED_HOSTS", "DEBUG", "ROOT_URLCONF"}) {
    const Setting* other = module.find(near);
    if (!is_own(other) || other->file != module.file) continue;
    const auto end = static_cast<std::uint32_t>(other->span.begin + near.size());
    return {other->file, {other->span.begin, std::min(other->span.end, end)}};
  }
  return {module.file, Span{}};
}

Finding* DeployFindings::report(const SettingsModule& module, std::string_view id, std::string_view setting,
                                std::string message, bool certain, FileId file, Span span) {
  if (!id.empty() && may_silence(module, id)) return nullptr;
  if (!reported_.emplace(file, span.begin, std::string(id), message).second) return nullptr;
  if (!certain) message += ", unless an environment variable says otherwise";
  Finding* finding = id.empty() ? &sink_.report(file, span, std::move(message))
                                : report_system_check(context_, sink_, id, file, span, std::move(message));
  if (finding == nullptr) return nullptr;
  if (!certain) {
    finding->severity = Severity::note;
    finding->confidence = Confidence::medium;
  }
  finding->anchor = std::string(id.empty() ? setting : id) + " " + std::string(setting);
  finding->properties.push_back({"setting", {std::string(setting)}});
  finding->properties.push_back(
      {"settings", {module.configuration.empty() ? module.dotted : module.dotted + "." + module.configuration}});
  return finding;
}

Finding* DeployFindings::judge(const SettingsModule& module, std::string_view id, std::string_view setting,
                               std::string message, const Test& is_bad) {
  if (is_bad(SettingsReading(module, true)) != Truth::yes) return nullptr;
  const bool certain = is_bad(SettingsReading(module, false)) == Truth::yes;
  const auto [file, span] = place_of(module, setting);
  Finding* finding = report(module, id, setting, std::move(message), certain, file, span);
  // What a module that isn't for production by its name leaves as Django has it may be set elsewhere.
  const bool left = module.find(setting) == nullptr && module.variant != SettingsVariant::production;
  if (finding != nullptr && left) finding->severity = Severity::note;
  return finding;
}

void judge_rows(const CheckContext& context, FindingSink& sink, std::span<const DeployRow> rows) {
  DeployFindings findings(context, sink);
  for (const SettingsModule* module : findings.modules())
    for (const DeployRow& row : rows)
      if (Finding* finding = findings.judge(*module, row.id, row.setting, std::string(row.message), row.is_bad)) {
        finding->help = row.help;
        const bool fits = row.needed.empty() || SettingsReading(*module, false).truthy(row.needed) == Truth::yes;
        if (row.code.empty() || !fits) continue;
        if (std::optional<Strategy> strategy = setting_to(context.model, *module, row.setting, row.code, row.encrypted))
          finding->strategies.push_back(std::move(*strategy));
      }
}

}  // namespace djvet
