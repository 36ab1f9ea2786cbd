// Reports settings that the Django in use no longer reads.
// SPDX-License-Identifier: MIT
#include <set>
#include <string>
#include <string_view>

#include "analyzer/django/setting_names.h"
#include "analyzer/findings/check.h"
#include "analyzer/findings/setting_uses.h"
#include "analyzer/findings/system_check.h"
#include "analyzer/model/project_model.h"

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

void run(const CheckContext& context, FindingSink& sink) {
  const ProjectModel& model = context.model;
  const DjangoRange releases = django_releases(context);
  std::set<std::string_view> names;
  for (const SettingName& name : setting_names())
    if (is_gone(releases, name)) names.insert(name.name);
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
      finding.anchor = setting.name;
      finding.properties.push_back({"setting", {setting.name}});
    }
  }
}

}  // namespace

extern constinit const Check setting_removed{.id = "setting-removed",
                                             .summary = "A setting is one that the Django in use no longer reads",
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
