// Reports settings that the Django in use no longer reads.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "analyzer/django/setting_names.h"
#include "analyzer/findings/check.h"
#include "analyzer/findings/setting_uses.h"
#include "analyzer/findings/source_strategies.h"
#include "analyzer/findings/system_check.h"
#include "analyzer/model/project_model.h"
#include "analyzer/model/tables.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"settings", "upgrade"};
constexpr Topic topics[] = {Topic::facts, Topic::settings};
constexpr Reference references[] = {
    {"Django: Features removed in 5.1", "https://docs.djangoproject.com/en/5.2/releases/5.1/#features-removed-in-5-1"},
    {"Django: Deprecation timeline", "https://docs.djangoproject.com/en/5.2/internals/deprecation/"},
};

/// Whether every Django that the project may run with is one that doesn't read it.
bool is_gone(const DjangoRange& releases, const SettingName& name) {
  return name.removed != DjangoRelease{} && releases.first >= name.removed;
}

/// The storages of DEFAULT_FILE_STORAGE and STATICFILES_STORAGE as one STORAGES in the place of the later of them. Nothing
/// where they aren't all strings at the top level of one file, or something binds STORAGES.
/// Source: Django 4.2, "Custom file storages"; django/conf/global_settings.py.
std::optional<Strategy> storages(const ProjectModel& model, FileId file) {
  struct Part {
    std::string_view setting, alias, usual;
    PlainBinding bound;
  };
  Part parts[] = {
      {"DEFAULT_FILE_STORAGE", "default", "django.core.files.storage.FileSystemStorage", {}},
      {"STATICFILES_STORAGE", "staticfiles", "django.contrib.staticfiles.storage.StaticFilesStorage", {}},
  };
  const FileFacts& facts = model.facts(file);
  std::string code = "STORAGES = {\n";
  Span last;
  for (Part& part : parts) {
    for (const SettingsModule& module : model.settings()) {
      const Setting* setting = module.find(part.setting);
      if (module.find("STORAGES") != nullptr || (setting != nullptr && setting->file != file)) return std::nullopt;
    }
    std::string_view backend = part.usual;
    if (model.tables().scopes.of(file, 0).binds(facts, part.setting)) {
      part.bound = plain_binding(model, file, part.setting);
      if (part.bound.value == 0 || facts.kind(part.bound.value) != NodeKind::string) return std::nullopt;
      backend = facts.text_of(part.bound.value);
      last = std::max(last, facts.span(part.bound.statement));
    }
    if (backend.find_first_of("\"\\\n") != backend.npos) return std::nullopt;
    code.append("    \"").append(part.alias).append("\": {\"BACKEND\": \"").append(backend).append("\"},\n");
  }
  Strategy strategy = replacing(file, last, code + "}", Safety::unsafe, "write them as `STORAGES`");
  for (const Part& part : parts)
    if (part.bound.statement != 0 && facts.span(part.bound.statement) != last)
      strategy.removals.push_back({Strategy::Removal::Kind::statement, file, facts.span(part.bound.statement)});
  return strategy;
}

std::optional<Strategy> rewritten(const ProjectModel& model, const Setting& setting, const SettingName& name) {
  if (name.name.ends_with("_STORAGE")) return storages(model, setting.file);
  const FileFacts& facts = model.facts(setting.file);
  const PlainBinding bound = plain_binding(model, setting.file, name.name);
  if (bound.value == 0) return std::nullopt;
  const Span statement = facts.span(bound.statement);
  if (name.instead.empty()) {
    Strategy strategy = source_strategy(setting.file, Safety::safe, "leave out `" + setting.name + "`");
    strategy.removals.push_back({Strategy::Removal::Kind::statement, setting.file, statement});
    return strategy;
  }
  constexpr std::string_view seconds = "PASSWORD_RESET_TIMEOUT";
  const bool days = name.name == "PASSWORD_RESET_TIMEOUT_DAYS" && facts.kind(bound.value) == NodeKind::integer &&
                    !model.tables().scopes.of(setting.file, 0).binds(facts, seconds);
  if (!days) return std::nullopt;
  const std::string code = std::string(seconds).append(" = ").append(facts.text_of(bound.value)) + " * 24 * 60 * 60";
  return replacing(setting.file, statement, code, Safety::unsafe, "write `" + code + "`");
}

void run(const CheckContext& context, FindingSink& sink) {
  const ProjectModel& model = context.model;
  const DjangoRange releases = django_releases(context);
  std::set<std::string_view> names;
  for (const SettingName& name : setting_names())
    if (is_gone(releases, name)) names.insert(name.name);
  // Who speaks of names that are set nowhere doesn't matter: looking for them is a walk over all code.
  std::erase_if(names, [&](std::string_view name) {
    return std::ranges::none_of(model.settings(),
                                [&](const SettingsModule& module) { return module.find(name) != nullptr; });
  });
  const std::set<std::string_view> used = spoken_of(model, names);
  std::set<std::pair<FileId, std::uint32_t>> seen;
  for (const SettingsModule& module : model.settings()) {
    for (const Setting& setting : module.settings) {
      if (!names.contains(setting.name) || used.contains(setting.name) || !setting.file.valid()) continue;
      if (model.sources().files[setting.file.index()].is_dependency()) continue;
      if (!seen.emplace(setting.file, setting.span.begin).second) continue;
      const SettingName& name = *find_setting_name(setting.name);
      Finding& finding = sink.report(setting.file, setting.span,
                                     "Django reads " + setting.name + " no longer, since " +
                                         std::to_string(name.removed.major) + "." + std::to_string(name.removed.minor));
      finding.help = name.instead.empty() ? std::string_view("Take it out") : name.instead;
      if (name.instead.empty()) finding.severity = Severity::note;
      if (std::optional<Strategy> strategy = rewritten(model, setting, name))
        finding.strategies.push_back(std::move(*strategy));
      finding.anchor = setting.name;
      finding.properties.push_back({"setting", {setting.name}});
    }
  }
}

}  // namespace

extern constinit const Check setting_removed{.id = "setting-removed",
                                             .summary = "A setting is one that the Django in use no longer reads",
                                             .severity = Severity::warning,
                                             .confidence = Confidence::high,
                                             .fix = FixKind::safe,
                                             .since = "0.1",
                                             .tags = tags,
                                             .reads = topics,
                                             .references = references,
                                             .run = run};

}  // namespace djvet::checks
