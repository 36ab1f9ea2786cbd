// Reports a setting whose name is nearly that of one of Django's or of an installed package's, and that nothing reads; likewise
// the keys of REST_FRAMEWORK.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzer/base/suggest.h"
#include "analyzer/django/dotted_settings.h"
#include "analyzer/django/package_settings.h"
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
  bool alone = true;                    // no other is as near
  std::string_view package = "Django";  // that reads it
};

struct Suspect {
  const Setting* setting;
  Meant meant;
};

struct SuspectKey {
  std::string_view dictionary;
  const Constant* key;
  Meant meant;
};

/// The candidate that was meant; empty where none is near enough for a slip of the pen.
Meant nearest(std::string_view name, std::span<const std::string_view> candidates) {
  constexpr std::size_t short_name = 12;
  constexpr std::size_t least = 6;
  Meant best;
  if (name.size() < least || std::ranges::any_of(name, [](char c) { return c >= '0' && c <= '9'; })) return best;
  const std::size_t limit = name.size() < short_name ? 1 : 2;
  std::size_t distance = limit + 1;
  for (const std::string_view candidate : candidates) {
    // Each letter more or less is a step of the distance.
    if (std::max(name.size(), candidate.size()) - std::min(name.size(), candidate.size()) > limit) continue;
    const std::size_t away = edit_distance(name, candidate);
    if (away == distance) best.alone = false;
    if (away >= distance) continue;
    distance = away;
    best = {candidate};
  }
  return best.name.empty() ? Meant() : best;
}

bool knows(const PackageSettings& package, std::string_view name) {
  return std::ranges::binary_search(package.names, name) || std::ranges::binary_search(package.others, name);
}

bool is_installed(const ProjectModel& model, std::string_view app) {
  return std::ranges::any_of(model.settings(), [&](const SettingsModule& module) {
    const auto apps = module.lists.find("INSTALLED_APPS");
    return apps != module.lists.end() && std::ranges::any_of(apps->second.items, [&](const SettingList::Item& item) {
             return item.value.starts_with(app) && (item.value.size() == app.size() || item.value[app.size()] == '.');
           });
  });
}

/// Whether some module says `namespace="CELERY"`: then Celery reads settings that begin so.
bool gives_space(const ProjectModel& model, std::string_view space) {
  return std::ranges::any_of(model.modules(), [&](const Module& module) {
    const FileFacts& facts = model.facts(module.file);
    if (facts.pool().find("config_from_object") == std::string_view::npos) return false;
    for (NodeId node = 1; node + 1 < facts.nodes().size(); ++node)
      if (facts.kind(node) == NodeKind::keyword && facts.text_of(node) == "namespace" &&
          facts.kind(node + 1) == NodeKind::string && facts.text_of(node + 1) == space)
        return true;
    return false;
  });
}

/// Whose settings a project has: Django's, and those of packages that certainly read theirs.
class Readers {
 public:
  explicit Readers(const ProjectModel& model) {
    for (const SettingName& row : setting_names())
      if (row.removed == DjangoRelease{}) django_.push_back(row.name);
    for (const PackageSettings& package : package_settings())
      if (package.app.empty() ? gives_space(model, package.space) : is_installed(model, package.app))
        packages_.push_back(&package);
  }

  [[nodiscard]] const std::vector<const PackageSettings*>& packages() const { return packages_; }

  [[nodiscard]] Meant meant_by(std::string_view name) const {
    if (find_setting_name(name) != nullptr) return {};
    // Channels, REST framework and others read theirs by themselves.
    if (std::ranges::find(dotted_settings(), name, &DottedSetting::setting) != dotted_settings().end()) return {};
    for (const PackageSettings* package : packages_)
      if (package->dictionary.empty() && knows(*package, name)) return {};
    Meant meant = nearest(name, django_);
    for (const PackageSettings* package : packages_) {
      if (!meant.name.empty() || !package->dictionary.empty()) continue;
      meant = nearest(name, package->names);
      meant.package = package->package;
    }
    return meant;
  }

 private:
  std::vector<std::string_view> django_;
  std::vector<const PackageSettings*> packages_;
};

/// Settings of the project's modules, each place once, in the order of the modules.
std::vector<Suspect> suspects_of(const ProjectModel& model, const Readers& readers) {
  std::vector<Suspect> out;
  std::set<std::pair<FileId, std::uint32_t>> seen;
  for (const SettingsModule& module : model.settings()) {
    for (const Setting& setting : module.settings) {
      if (!setting.file.valid() || model.sources().files[setting.file.index()].is_dependency()) continue;
      const Meant meant = readers.meant_by(setting.name);
      if (meant.name.empty() || !seen.emplace(setting.file, setting.span.begin).second) continue;
      // Both are there: the one may well be what the other is made of.
      const Setting* right = module.find(meant.name);
      if (right == nullptr || right->file != setting.file) out.push_back({&setting, meant});
    }
  }
  return out;
}

/// Whether the text of a key stands in some other place as well: code may read the dictionary by itself.
bool is_said_elsewhere(const ProjectModel& model, const Constant& key) {
  return std::ranges::any_of(model.modules(), [&](const Module& module) {
    const FileFacts& facts = model.facts(module.file);
    if (facts.pool().find(key.text) == std::string_view::npos) return false;
    for (NodeId node = 1; node < facts.nodes().size(); ++node)
      if (facts.kind(node) == NodeKind::string && facts.text_of(node) == key.text &&
          (module.file != key.file || facts.span(node).begin != key.span.begin))
        return true;
    return false;
  });
}

/// Keys of the dictionaries that packages read, likewise.
std::vector<SuspectKey> suspect_keys(const ProjectModel& model, const Readers& readers) {
  std::vector<SuspectKey> out;
  std::set<std::pair<FileId, std::uint32_t>> seen;
  for (const PackageSettings* package : readers.packages()) {
    for (const SettingsModule& module : model.settings()) {
      const Setting* const setting = package->dictionary.empty() ? nullptr : module.find(package->dictionary);
      if (setting == nullptr || !setting->value.is(Constant::Kind::dict)) continue;
      for (const Constant& key : setting->value.keys) {
        if (!key.is(Constant::Kind::string) || !key.file.valid() || knows(*package, key.text)) continue;
        if (model.sources().files[key.file.index()].is_dependency()) continue;
        Meant meant = nearest(key.text, package->names);
        meant.package = package->package;
        if (meant.name.empty() || setting->value.find(meant.name) != nullptr) continue;
        if (!seen.emplace(key.file, key.span.begin).second || is_said_elsewhere(model, key)) continue;
        out.push_back({package->dictionary, &key, meant});
      }
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

void report_keys(const ProjectModel& model, const Readers& readers, FindingSink& sink) {
  for (const SuspectKey& suspect : suspect_keys(model, readers)) {
    const Constant& key = *suspect.key;
    const std::string meant(suspect.meant.name);
    Finding& finding = sink.report(key.file, key.span,
                                   std::string(suspect.meant.package) + " knows no " + key.text + " in " +
                                       std::string(suspect.dictionary) + ": its key is " + meant);
    finding.help = meant;
    finding.anchor = key.text;
    finding.properties.push_back({"setting", {key.text}});
    finding.properties.push_back({"meant", {meant}});
    const std::optional<Span> span = part_of_string(key.span, key.text, 0, key.text.size());
    if (suspect.meant.alone && span)
      finding.strategies.push_back(replacing(key.file, *span, meant, Safety::unsafe, "write `" + meant + "`"));
  }
}

void run(const CheckContext& context, FindingSink& sink) {
  const Readers readers(context.model);
  const std::vector<Suspect> suspects = suspects_of(context.model, readers);
  std::set<std::string_view> names;
  for (const Suspect& suspect : suspects) names.insert(suspect.setting->name);
  const std::set<std::string_view> used = spoken_of(context.model, names);
  for (const Suspect& suspect : suspects) {
    const Setting& setting = *suspect.setting;
    if (used.contains(setting.name)) continue;
    const std::string package(suspect.meant.package);
    Finding& finding =
        sink.report(setting.file, setting.span,
                    "Nothing reads " + setting.name + ": " + package + (package.ends_with("s") ? "' " : "'s ") +
                        "setting is " + std::string(suspect.meant.name));
    finding.help = suspect.meant.name;
    if (suspect.meant.alone) rename(context.model, setting, suspect.meant.name, finding);
    finding.anchor = setting.name;
    finding.properties.push_back({"setting", {setting.name}});
    finding.properties.push_back({"meant", {std::string(suspect.meant.name)}});
  }
  report_keys(context.model, readers, sink);
}

}  // namespace

extern constinit const Check setting_misspelled{
    .id = "setting-misspelled",
    .summary = "A setting's name is nearly that of one of Django's or of an installed package's, and nothing reads it",
    .severity = Severity::warning,
    .confidence = Confidence::medium,
    .fix = FixKind::unsafe,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
