// Reports models that Django can't make: their module certainly runs, no app of INSTALLED_APPS holds it, and they have no
// app_label.
// Source: Django 5.2, ModelBase.__new__ (RuntimeError), Apps.populate (models of each app), admin.autodiscover, ROOT_URLCONF.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzer/findings/app_entries.h"
#include "analyzer/findings/check.h"
#include "analyzer/findings/judged_imports.h"
#include "analyzer/findings/possible_apps.h"
#include "analyzer/findings/setting_strategies.h"
#include "analyzer/model/import_time.h"
#include "analyzer/model/resolver.h"
#include "analyzer/model/tables.h"
#include "analyzer/model/urls.h"

namespace djvet::checks {
namespace {

using Visit = ImportTime::Visit;

constexpr std::string_view tags[] = {"apps", "settings", "correctness"};
constexpr Topic topics[] = {Topic::facts, Topic::model, Topic::settings};
constexpr Reference references[] = {
    {"Django: Models, using models", "https://docs.djangoproject.com/en/5.2/topics/db/models/#using-models"},
    {"Django: Model Meta options, app_label",
     "https://docs.djangoproject.com/en/5.2/ref/models/options/#django.db.models.Options.app_label"},
    {"Django: INSTALLED_APPS", "https://docs.djangoproject.com/en/5.2/ref/settings/#installed-apps"},
};

bool is_of_django(const std::vector<std::string>& bases) {
  return std::ranges::all_of(bases, [](const std::string& base) { return base.starts_with("django."); });
}

/// Whether a Meta has no app_label, its own or inherited, and can't get one.
bool lacks_label(const ProjectModel& model, const Symbol& meta) {
  if (meta.kind != Symbol::Kind::cls || !meta.cls.valid() || !is_of_django(model.cls(meta.cls).external_bases))
    return false;
  const Resolver resolver(model);
  return std::ranges::none_of(model.cls(meta.cls).mro,
                              [&](ClassId cls) { return resolver.own_member(cls, "app_label").has_value(); });
}

/// Whether nothing gives a model a label but the app around it: all its bases are in sight, none has a metaclass of its own, and
/// no Meta says one.
bool needs_app(const ProjectModel& model, const Model& each) {
  if (!each.cls.valid() || each.abstract || each.open || !each.swappable.empty()) return false;
  const Class& cls = model.cls(each.cls);
  const Scope& scope = model.facts(cls.file).scopes()[cls.scope];
  if (cls.file != each.file || scope.parent != 0 || scope.is(scope_conditional)) return false;
  if (cls.open || cls.external_bases.empty() || !is_of_django(cls.external_bases)) return false;
  const Resolver resolver(model);
  for (const ClassId base : cls.mro) {
    const Class& one = model.cls(base);
    const FileFacts& facts = model.facts(one.file);
    for (const NodeId child : facts.children(facts.scopes()[one.scope].node))
      if (facts.kind(child) == NodeKind::keyword || facts.kind(child) == NodeKind::double_star) return false;
    const std::optional<Symbol> meta = resolver.own_member(base, "Meta");
    if (meta && !lacks_label(model, *meta)) return false;
  }
  return true;
}

/// What Django imports itself when it starts or serves, and why.
struct Starts {
  std::vector<Visit> visits;
  std::vector<std::string> reasons;  // "the models of the app shop"; empty: a URLconf that another one includes
};

class Looking {
 public:
  Looking(const ProjectModel& model, FindingSink& sink)
      : model_(model), sink_(sink), names_(model), lists_(app_lists(model, names_)), possible_(model), ways_(model) {
    for (const Model& each : model.models())
      if (needs_app(model, each)) models_[each.file].push_back(&each);
  }

  void run() {
    for (const AppList& list : lists_)
      if (list.settings->standing != SettingsStanding::none && is_known(*list.settings)) judge(list);
  }

 private:
  /// Whether all apps are known that some settings of the same project install.
  bool is_known(const SettingsModule& settings) const {
    const ModuleIndex& modules = model_.tables().modules;
    return std::ranges::all_of(model_.settings(), [&](const SettingsModule& each) {
      const SourceFile& source = model_.sources().files[each.file.index()];
      if (source.is_dependency() || source.role == Role::test) return true;
      if (modules.project_of(each.file) != modules.project_of(settings.file)) return true;
      const Setting* const apps = each.find("INSTALLED_APPS");
      return apps == nullptr ? each.file != settings.file : possible_strings(apps->value).known;
    });
  }

  void judge(const AppList& list) {
    Starts starts;
    add_apps(list, starts);
    for (const UrlRoot& root : model_.urls().roots())
      if (root.settings == list.settings->file) add_urls(root, starts);
    const std::vector<Visit> visits = ways_.runs_with(starts.visits);
    for (std::size_t at = 0; at < visits.size(); ++at) {
      const FileId file = visits[at].file;
      const auto found = models_.find(file);
      if (found == models_.end() || !judges_imports_of(model_, file) || possible_.may_contain(file)) continue;
      if (model_.sources().files[file.index()].role != Role::code || !certainly_runs(visits, at)) continue;
      const auto first =
          std::ranges::min_element(found->second, {}, [](const Model* each) { return each->span.begin; });
      const std::string app = app_of(file, list.settings->file);
      if (app.empty() || !reported_.insert(app).second) continue;
      report(list, starts, visits, at, **first, app);
    }
  }

  static void add(FileId file, std::size_t from, Span span, std::string reason, Starts& starts) {
    if (!file.valid() || std::ranges::find(starts.visits, file, &Visit::file) != starts.visits.end()) return;
    starts.visits.push_back({file, from, span});
    starts.reasons.push_back(std::move(reason));
  }

  void add_module(const std::string& dotted, std::string reason, FileId settings, Starts& starts) const {
    const ModulePlace place = model_.tables().modules.absolute(dotted, settings);
    if (!place.file.valid() || model_.sources().files[place.file.index()].is_dependency()) return;
    add(place.file, starts.visits.size(), {}, std::move(reason), starts);
  }

  void add_apps(const AppList& list, Starts& starts) const {
    bool discovers = false;
    for (const AppEntry& app : list.entries) {
      add_module(app.name + ".models", "the models of the app " + app.name, list.settings->file, starts);
      discovers = discovers || app.item->value == "django.contrib.admin" ||
                  app.item->value == "django.contrib.admin.apps.AdminConfig";
    }
    if (!discovers) return;
    for (const AppEntry& app : list.entries)
      add_module(app.name + ".admin", "the admin of the app " + app.name, list.settings->file, starts);
  }

  /// The root and the URLconfs that it certainly includes by name or module.
  void add_urls(const UrlRoot& root, Starts& starts) const {
    const Urls& urls = model_.urls();
    if (!root.urlconf.valid() || model_.sources().files[root.urlconf.index()].is_dependency()) return;
    std::size_t next = starts.visits.size();
    add(root.urlconf, next, {}, "the root URLconf", starts);
    for (; next < starts.visits.size(); ++next) {
      const FileId file = starts.visits[next].file;
      const UrlConf* const conf = urls.conf_of(file);
      if (conf == nullptr || !conf->list.valid()) continue;
      for (const UrlItem& item : urls.list(conf->list).items) {
        const UrlEntry& entry = urls.entry(item.entry);
        if (item.conditional || !entry.is_include || !entry.includes.valid() || entry.file != file) continue;
        const auto inner = std::ranges::find(urls.confs(), entry.includes, &UrlConf::list);
        if (inner == urls.confs().end() || model_.sources().files[inner->file.index()].is_dependency()) continue;
        add(inner->file, next, entry.span, {}, starts);
      }
    }
  }

  /// Whether no statement around the imports of a way may leave one out.
  bool certainly_runs(const std::vector<Visit>& visits, std::size_t at) const {
    for (; visits[at].from != at; at = visits[at].from) {
      const FileId importer = visits[visits[at].from].file;
      const FileFacts& facts = model_.facts(importer);
      for (const Import& import : facts.imports())
        if (import.span == visits[at].span && !must_work(facts, import)) return false;
    }
    return true;
  }

  /// The app that a module would belong to: that of the configuration around it, else the package of its models; by the name
  /// that settings can give it. Empty: none.
  std::string app_of(FileId file, FileId settings) const {
    const Module* const module = model_.module_of(file);
    if (module == nullptr) return {};
    const ClassId config = config_around(file);
    bool said = false;
    if (config.valid()) return text_attribute(model_, config, "name", said);
    std::string name = module->dotted;
    if (const std::size_t models = (name + ".").find(".models."); models != std::string::npos) name.resize(models);
    else if (!module->is_package) name.resize(name.find('.') == std::string::npos ? 0 : name.rfind('.'));
    return is_around(name, file, settings) ? name : std::string();
  }

  bool is_around(std::string_view package, FileId file, FileId settings) const {
    if (package.empty()) return false;
    const ModulePlace place = model_.tables().modules.absolute(package, settings);
    if (!place.found) return false;
    const std::vector<SourceFile>& files = model_.sources().files;
    const std::string folder =
        place.file.valid() ? std::string(ModuleIndex::folder_of(files[place.file.index()].path)) : place.folder;
    return files[file.index()].path.starts_with(folder + "/");
  }

  /// The class that configures the innermost package around a file, where its name says that package.
  ClassId config_around(FileId file) const {
    ClassId best;
    std::size_t longest = 0;
    for (std::size_t i = 0; i < model_.classes().size(); ++i) {
      const ClassId id(i);
      const FileId own = model_.cls(id).file;
      const SourceFile& source = model_.sources().files[own.index()];
      if (source.is_dependency() || source.role != Role::code || !is_app_config(model_, id)) continue;
      const std::string folder = std::string(ModuleIndex::folder_of(source.path)) + "/";
      if (folder.size() <= longest || !model_.sources().files[file.index()].path.starts_with(folder)) continue;
      bool said = false;
      if (!is_around(text_attribute(model_, id, "name", said), file, own)) continue;
      best = id;
      longest = folder.size();
    }
    return best;
  }

  void report(const AppList& list, const Starts& starts, const std::vector<Visit>& visits, std::size_t at,
              const Model& each, const std::string& app) {
    Finding& finding =
        sink_.report(each.file, each.span,
                     "The model " + each.name +
                         " is in no app of INSTALLED_APPS, and its module is imported: Django raises RuntimeError");
    finding.help = "add \"" + app + "\" to INSTALLED_APPS";
    finding.properties.push_back({"model", {each.class_path}});
    finding.properties.push_back({"app", {app}});
    finding.flow.push_back({each.file, each.span, "the model's class is made: RuntimeError"});
    std::size_t step = at;
    for (; visits[step].from != step; step = visits[step].from) {
      const bool included = step < starts.reasons.size();
      finding.flow.push_back({visits[visits[step].from].file, visits[step].span,
                              included ? "the URLconf is imported for this" : "runs with the import"});
    }
    std::ranges::reverse(finding.flow);
    finding.notes.push_back({list.list->file, list.list->span, "INSTALLED_APPS of " + list.settings->dotted});
    finding.notes.push_back({visits[step].file, {0, 0}, "Django imports this file as " + starts.reasons[step]});
    add_entry(*list.settings, app, each.file, finding);
  }

  bool is_own(const AppEntry& entry) const {
    return entry.item->file.valid() && entry.item->span.size() > 0 &&
           !model_.sources().files[entry.item->file.index()].is_dependency();
  }

  /// The last entry that is an app of the tree, else the last one.
  const AppEntry* last_own(const AppList& list) const {
    const AppEntry* last = nullptr;
    for (const AppEntry& entry : list.entries) {
      const ModulePlace place = model_.tables().modules.absolute(entry.name, list.settings->file);
      const bool of_tree =
          place.found && (!place.file.valid() || !model_.sources().files[place.file.index()].is_dependency());
      if (of_tree && is_own(entry)) last = &entry;
    }
    return last != nullptr || list.entries.empty() || !is_own(list.entries.back()) ? last : &list.entries.back();
  }

  /// An app as the entry beside it is spelt: by its package or by its configuration.
  std::string spelt_as(const AppEntry& beside, const std::string& app, FileId file, FileId settings) const {
    const Symbol named = Resolver(model_).dotted_path(beside.item->value, settings);
    const ClassId config = config_around(file);
    if (named.kind != Symbol::Kind::cls || !config.valid()) return app;
    const Symbol own = Resolver(model_).dotted_path(model_.cls(config).qualified, settings);
    return own.kind == Symbol::Kind::cls && own.cls == config ? model_.cls(config).qualified : app;
  }

  /// Into each list that settings of the project have of their own; what others build on comes first.
  void add_entry(const SettingsModule& settings, const std::string& app, FileId file, Finding& finding) const {
    const ModuleIndex& modules = model_.tables().modules;
    std::vector<const AppList*> wanted;
    for (const AppList& list : lists_)
      if (list.settings->standing != SettingsStanding::none &&
          modules.project_of(list.settings->file) == modules.project_of(settings.file))
        wanted.push_back(&list);
    std::ranges::stable_sort(wanted, {}, [](const AppList* list) { return list->entries.size(); });
    std::optional<Strategy> strategy;
    std::vector<const SettingList::Item*> chosen;
    for (const AppList* const list : wanted) {
      const auto is_chosen = [&](const AppEntry& entry) {
        return std::ranges::any_of(chosen, [&](const SettingList::Item* item) {
          return item->file == entry.item->file && item->span == entry.item->span;
        });
      };
      if (std::ranges::any_of(list->entries, is_chosen)) continue;
      const AppEntry* const beside = last_own(*list);
      if (beside == nullptr) return;
      chosen.push_back(beside->item);
      Strategy one = inserting(*beside->item, true, spelt_as(*beside, app, file, list->settings->file), 0,
                               Safety::unsafe, "INSTALLED_APPS");
      if (strategy) {
        strategy->places.insert(strategy->places.end(), one.places.begin(), one.places.end());
        strategy->insertions.insert(strategy->insertions.end(), one.insertions.begin(), one.insertions.end());
      } else {
        strategy = std::move(one);
      }
    }
    if (strategy) finding.strategies.push_back(std::move(*strategy));
  }

  const ProjectModel& model_;
  FindingSink& sink_;
  ModuleNames names_;
  std::vector<AppList> lists_;
  PossibleApps possible_;
  ImportTime ways_;
  std::map<FileId, std::vector<const Model*>> models_;  // that need an app
  std::set<std::string> reported_;                      // apps
};

void run(const CheckContext& context, FindingSink& sink) { Looking(context.model, sink).run(); }

}  // namespace

extern constinit const Check app_not_installed{
    .id = "app-not-installed",
    .summary = "A model that Django imports is in no app of INSTALLED_APPS and has no app_label",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::unsafe,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
