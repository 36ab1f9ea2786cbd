// Reports a setting whose name is nearly that of one of Django's, and that nothing reads.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzer/base/suggest.h"
#include "analyzer/django/dotted_settings.h"
#include "analyzer/django/setting_names.h"
#include "analyzer/findings/check.h"
#include "analyzer/findings/setting_uses.h"
#include "analyzer/findings/source_strategies.h"
#include "analyzer/model/project_model.h"
#include "analyzer/model/tables.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"settings"};
constexpr Topic topics[] = {Topic::facts, Topic::settings};
constexpr Reference references[] = {
    {"Django: Settings", "https://docs.djangoproject.com/en/5.2/ref/settings/"},
};

struct Meant {
  std::string_view name;
  bool alone = true;  // no other is as near
};

struct Suspect {
  const Setting* setting;
  Meant meant;
};

/// The setting of Django's that was meant; empty where no name is near enough for a slip of the pen.
Meant meant_by(std::string_view name) {
  constexpr std::size_t short_name = 12;
  constexpr std::size_t least = 6;
  if (name.size() < least || find_setting_name(name) != nullptr) return {};
  // Channels, REST framework and others read theirs by themselves.
  if (std::ranges::find(dotted_settings(), name, &DottedSetting::setting) != dotted_settings().end()) return {};
  if (std::ranges::any_of(name, [](char c) { return c >= '0' && c <= '9'; })) return {};
  const std::size_t limit = name.size() < short_name ? 1 : 2;
  Meant best;
  std::size_t distance = limit + 1;
  for (const SettingName& row : setting_names()) {
    // Each letter more or less is a step of the distance.
    const std::size_t more = std::max(name.size(), row.name.size()) - std::min(name.size(), row.name.size());
    if (more > limit || row.removed != DjangoRelease{}) continue;
    const std::size_t away = edit_distance(name, row.name);
    if (away == distance) best.alone = false;
    if (away >= distance) continue;
    distance = away;
    best = {row.name};
  }
  return best;
}

/// Settings of the project's modules, each place once, in the order of the modules.
std::vector<Suspect> suspects_of(const ProjectModel& model) {
  std::vector<Suspect> out;
  std::set<std::pair<FileId, std::uint32_t>> seen;
  for (const SettingsModule& module : model.settings()) {
    for (const Setting& setting : module.settings) {
      if (!setting.file.valid() || model.sources().files[setting.file.index()].is_dependency()) continue;
      const Meant meant = meant_by(setting.name);
      if (meant.name.empty() || !seen.emplace(setting.file, setting.span.begin).second) continue;
      // Both are there: the one may well be what the other is made of.
      const Setting* right = module.find(meant.name);
      if (right == nullptr || right->file != setting.file) out.push_back({&setting, meant});
    }
  }
  return out;
}

/// The name in its statement and wherever else the file has it. Unsafe: the setting is to have an effect that it hadn't.
void rename(const ProjectModel& model, const Setting& setting, std::string_view meant, Finding& finding) {
  const FileFacts& facts = model.facts(setting.file);
  if (model.tables().scopes.of(setting.file, 0).binds(facts, meant)) return;
  Strategy strategy = source_strategy(setting.file, Safety::unsafe, "write `" + std::string(meant) + "`");
  for (NodeId at = 1; at < facts.nodes().size(); ++at)
    if (facts.kind(at) == NodeKind::name && facts.text_of(at) == setting.name)
      strategy.edits.push_back({setting.file, facts.span(at), std::string(meant)});
  if (!strategy.edits.empty()) finding.strategies.push_back(std::move(strategy));
}

void run(const CheckContext& context, FindingSink& sink) {
  const std::vector<Suspect> suspects = suspects_of(context.model);
  std::set<std::string_view> names;
  for (const Suspect& suspect : suspects) names.insert(suspect.setting->name);
  const std::set<std::string_view> used = spoken_of(context.model, names);
  for (const Suspect& suspect : suspects) {
    const Setting& setting = *suspect.setting;
    if (used.contains(setting.name)) continue;
    Finding& finding =
        sink.report(setting.file, setting.span,
                    "Nothing reads " + setting.name + ": Django's setting is " + std::string(suspect.meant.name));
    finding.help = suspect.meant.name;
    if (suspect.meant.alone) rename(context.model, setting, suspect.meant.name, finding);
    finding.anchor = setting.name;
    finding.properties.push_back({"setting", {setting.name}});
    finding.properties.push_back({"meant", {std::string(suspect.meant.name)}});
  }
}

}  // namespace

extern constinit const Check setting_misspelled{
    .id = "setting-misspelled",
    .summary = "A setting's name is nearly that of one of Django's, and nothing reads it",
    .severity = Severity::warning,
    .confidence = Confidence::medium,
    .fix = FixKind::unsafe,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
