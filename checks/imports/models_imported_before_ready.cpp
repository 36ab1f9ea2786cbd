// Reports imports in the package or the configuration of an installed app, or in settings, that run a model's class statement:
// Django imports those before its registry takes models.
// Source: Django 5.2, Apps.populate (phase 1) and ModelBase.__new__, which asks for the containing app of every model.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/findings/check.h"
#include "analyzer/findings/judged_imports.h"
#include "analyzer/model/import_time.h"
#include "analyzer/model/tables.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"imports", "apps"};
constexpr Topic topics[] = {Topic::facts, Topic::model, Topic::settings};
constexpr Reference references[] = {
    {"Django: How applications are loaded",
     "https://docs.djangoproject.com/en/5.2/ref/applications/#how-applications-are-loaded"},
    {"Django: Troubleshooting (AppRegistryNotReady)",
     "https://docs.djangoproject.com/en/5.2/ref/applications/#troubleshooting"},
};

/// A file that Django imports before models may be, and as what.
struct Early {
  FileId file;
  std::string what;
};

class Judging {
 public:
  Judging(const ProjectModel& model, FindingSink& sink) : model_(model), ways_(model), sink_(sink) {}

  void judge(const SettingsModule& settings) {
    const auto apps = settings.lists.find("INSTALLED_APPS");
    const bool installs = apps != settings.lists.end();
    if (installs || settings.use == SettingsUse::entry) judge_early({settings.file, "the settings"});
    if (!installs) return;
    for (const SettingList::Item& app : apps->second.items) judge_app(app.value, settings.file);
  }

 private:
  /// The packages down to the app, and the module of its configuration.
  void judge_app(std::string_view entry, FileId settings) {
    const ModuleIndex& modules = model_.tables().modules;
    for (std::size_t end = entry.find('.');; end = entry.find('.', end + 1)) {
      const std::string_view dotted = entry.substr(0, end);
      const ModulePlace place = modules.absolute(dotted, settings);
      if (place.file.valid() && modules.is_package(place.file))
        judge_early({place.file, "the package of the app " + std::string(entry)});
      else if (place.file.valid() && end == entry.rfind('.'))
        judge_early({place.file, "the configuration of the app " + std::string(entry)});
      if (end == entry.npos) break;
    }
    const ModulePlace config = modules.absolute(std::string(entry) + ".apps", settings);
    if (config.file.valid()) judge_early({config.file, "the configuration of the app " + std::string(entry)});
  }

  void judge_early(const Early& early) {
    if (!judges_imports_of(model_, early.file) || !seen_.insert(early.file).second) return;
    const FileFacts& facts = model_.facts(early.file);
    for (const Import& import : facts.imports()) {
      if (!ImportTime::runs_at_import(facts, import) || !must_work(facts, import)) continue;
      const std::optional<ImportTime::Way> way = ways_.to_model(early.file, import);
      if (!way) continue;
      report(early, import, *way);
      return;  // Python stops at the first
    }
  }

  void report(const Early& early, const Import& import, const ImportTime::Way& way) {
    Finding& finding =
        sink_.report(early.file, import.span, "This import loads " + way.model + " before the app registry is ready");
    finding.help = "Import it where it is used: inside a function or in AppConfig.ready()";
    finding.properties.push_back({"model", {way.model}});
    for (const ImportTime::Step& step : way.steps)
      finding.flow.push_back({step.file, step.span, "runs with the import"});
    if (!finding.flow.empty()) finding.flow.back().text = "a model's class is made: AppRegistryNotReady";
    finding.notes.push_back({early.file, {0, 0}, "Django imports this file as " + early.what});
  }

  const ProjectModel& model_;
  ImportTime ways_;
  FindingSink& sink_;
  std::set<FileId> seen_;
};

void run(const CheckContext& context, FindingSink& sink) {
  Judging judging(context.model, sink);
  for (const SettingsModule& settings : context.model.settings())
    if (!context.model.sources().files[settings.file.index()].is_dependency()) judging.judge(settings);
}

}  // namespace

extern constinit const Check models_imported_before_ready{
    .id = "models-imported-before-ready",
    .summary = "The package or configuration of an app imports models before Django is ready for them",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
