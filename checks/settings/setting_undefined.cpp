// Reports `settings.NAME` where no settings module of the project binds NAME and Django has no default for it.
// Invariant: only where all that the project is deployed with is known; a name that any code sets, asks for by a string or guards
// is left alone.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>

#include "analyzer/django/setting_names.h"
#include "analyzer/findings/check.h"
#include "analyzer/findings/setting_uses.h"
#include "analyzer/model/project_model.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"settings"};
constexpr Topic topics[] = {Topic::facts, Topic::settings};
constexpr Reference references[] = {
    {"Django: Using settings in Python code",
     "https://docs.djangoproject.com/en/5.2/topics/settings/#using-settings-in-python-code"},
};

/// Packages that put defaults into Django's settings when they are loaded (django-appconf and others like it).
constexpr auto filled_prefixes = std::to_array<std::string_view>(
    {"AUDITLOG_", "AVATAR_", "AXES_", "COMPRESS_", "CRONJOBS", "EL_", "IMAGEKIT_", "INVITATIONS_", "MODELTRANSLATION_",
     "PIPELINE", "ROSETTA_", "SHELL_PLUS", "TASTYPIE_", "USER_AGENTS_", "VERSATILEIMAGEFIELD_"});

bool is_filled(std::string_view name) {
  return std::ranges::any_of(filled_prefixes, [&](std::string_view prefix) { return name.starts_with(prefix); });
}

/// Whether the names that the project's settings bind are all known.
bool all_known(const ProjectModel& model) {
  bool deployed = false;
  for (const SettingsModule& module : model.settings()) {
    deployed = deployed || module.standing == SettingsStanding::deployed;
    if (!module.complete && model.sources().files[module.file.index()].role != Role::vendored) return false;
  }
  return deployed;
}

/// Some code fills the settings by itself.
bool fills_settings(const ProjectModel& model) {
  return std::ranges::any_of(model.modules(), [&](const Module& module) {
    const FileFacts& facts = model.facts(module.file);
    return std::ranges::any_of(facts.imports(), [&](const Import& import) {
      const std::string_view from = facts.text(import.module);
      return from == "appconf" || from == "appsettings" || from.starts_with("dynaconf") ||
             from == "django_settings_export";
    });
  });
}

void run(const CheckContext& context, FindingSink& sink) {
  const ProjectModel& model = context.model;
  if (!all_known(model) || fills_settings(model)) return;
  std::set<std::string_view> bound;
  for (const SettingsModule& module : model.settings())
    for (const Setting& setting : module.settings) bound.insert(setting.name);
  for (const SettingRead& read : unguarded_reads(model)) {
    if (bound.contains(read.name) || find_setting_name(read.name) != nullptr || is_filled(read.name)) continue;
    const std::string name(read.name);
    Finding& finding =
        sink.report(read.file, model.facts(read.file).span(read.node),
                    "No settings module of the project sets " + name + ", and Django has no such setting");
    finding.help = "Set it, or read it by `getattr(settings, \"" + name + "\", ...)`";
    finding.properties.push_back({"setting", {name}});
  }
}

}  // namespace

extern constinit const Check setting_undefined{.id = "setting-undefined",
                                               .summary = "Code reads a setting that no settings module sets",
                                               .severity = Severity::error,
                                               .confidence = Confidence::medium,
                                               .fix = FixKind::none,
                                               .since = "0.1",
                                               .tags = tags,
                                               .reads = topics,
                                               .references = references,
                                               .run = run};

}  // namespace djvet::checks
