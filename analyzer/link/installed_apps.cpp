// The imports that run at import are followed from each app's package, its config and its `models` module.
// SPDX-License-Identifier: MIT
#include "analyzer/link/installed_apps.h"

#include <algorithm>

#include "analyzer/model/resolver.h"
#include "analyzer/model/tables.h"

namespace djvet {
namespace {

std::string_view last_part(std::string_view text, char separator) { return text.substr(text.rfind(separator) + 1); }

constexpr std::string_view app_config = "django.apps.AppConfig";

}  // namespace

std::vector<const SettingsModule*> main_settings(const ProjectModel& model, std::string_view project) {
  const ModuleIndex& modules = model.tables().modules;
  const std::vector<SourceFile>& files = model.sources().files;
  std::vector<std::string_view> folders;
  for (const std::string_view name : {"manage.py", "wsgi.py", "asgi.py"})
    for (const Module& module : model.modules()) {
      const std::string_view path = files[module.file.index()].path;
      if (last_part(path, '/') != name || modules.project_of(module.file) != project) continue;
      const FileFacts& facts = model.facts(module.file);
      for (NodeId at = 1; at + 1 < facts.nodes().size();
           ++at) {  // what is assigned to it, or setdefault's next argument
        if (facts.kind(at) != NodeKind::string || facts.text_of(at) != "DJANGO_SETTINGS_MODULE" ||
            facts.kind(at + 1) != NodeKind::string)
          continue;
        const ModulePlace place = modules.absolute(facts.text_of(at + 1), module.file);
        if (place.file.valid()) folders.push_back(ModuleIndex::folder_of(files[place.file.index()].path));
      }
    }
  std::vector<const SettingsModule*> named;
  std::vector<const SettingsModule*> own;
  std::vector<const SettingsModule*> all;
  for (const SettingsModule& settings : model.settings()) {
    const SourceFile& file = files[settings.file.index()];
    if (file.role == Role::test || file.is_dependency()) continue;
    all.push_back(&settings);
    if (modules.project_of(settings.file) == project) own.push_back(&settings);
    if (std::ranges::find(folders, ModuleIndex::folder_of(file.path)) != folders.end()) named.push_back(&settings);
  }
  return !named.empty() ? named : !own.empty() ? own : all;
}

const Installation& InstalledApps::of(FileId file) {
  const std::string_view project = file.valid() && !model_.sources().files[file.index()].is_dependency()
                                       ? model_.tables().modules.project_of(file)
                                       : std::string_view();
  const auto found = made_.find(project);
  if (found != made_.end()) return found->second;
  return made_.try_emplace(project, model_, classes_, main_settings(model_, project)).first->second;
}

Installation::Installation(const ProjectModel& model, const ClassLinks& classes,
                           std::vector<const SettingsModule*> settings)
    : model_(model), classes_(classes) {
  imported_.assign(model.sources().files.size(), Presence::no);
  for (const SettingsModule* each : settings) {
    const auto found = each->lists.find("INSTALLED_APPS");
    if (found == each->lists.end()) continue;
    all_known_ = all_known_ && found->second.known;
    for (const SettingList::Item& item : found->second.items) add(item.value, *each);
  }
  import_all();
}

std::string Installation::text_member(ClassId cls, std::string_view name, bool& said) const {
  const Symbol member = model_.member(cls, name);
  said = member.kind != Symbol::Kind::unknown;
  if (member.kind != Symbol::Kind::value) return {};
  const FileFacts& facts = model_.facts(member.file);
  return facts.kind(member.node) == NodeKind::string ? std::string(facts.text_of(member.node)) : std::string();
}

void Installation::add(std::string_view entry, const SettingsModule& settings) {
  InstalledApp app;
  entries_.emplace(entry);
  app.name = entry;
  app.config = find_config(entry, settings.file, app.name);
  if (std::ranges::find(apps_, app.name, &InstalledApp::name) != apps_.end()) return;
  bool said = false;
  bool key_said = false;
  if (app.config.valid()) {
    app.label = text_member(app.config, "label", said);
    app.default_auto_field = text_member(app.config, "default_auto_field", key_said);
  }
  if (app.label.empty()) app.label = last_part(app.name, '.');
  const auto common = settings.strings.find("DEFAULT_AUTO_FIELD");
  if (!key_said && common != settings.strings.end()) app.default_auto_field = common->second;
  apps_.push_back(std::move(app));
  from_.push_back(settings.file);
}

/// AppConfig.create: the entry's own class, or the only config of `<entry>.apps`, or its only one with `default = True`.
ClassId Installation::find_config(std::string_view entry, FileId from, std::string& name) const {
  const auto is_config = [&](ClassId cls) {
    return cls.valid() && std::ranges::any_of(classes_.of(cls).order, [](const Ancestor& ancestor) {
             return !ancestor.cls.valid() && ancestor.external == app_config;
           });
  };
  const auto use = [&](ClassId cls) {
    bool said = false;
    if (std::string text = text_member(cls, "name", said); !text.empty()) name = std::move(text);
    return cls;
  };
  const Symbol named = Resolver(model_).dotted_path(entry, from);
  if (named.kind == Symbol::Kind::cls && is_config(named.cls)) return use(named.cls);
  const ModulePlace apps = model_.tables().modules.absolute(std::string(entry) + ".apps", from);
  if (!apps.file.valid()) return {};
  ClassId only;
  ClassId preferred;
  std::size_t count = 0;
  const std::vector<std::uint32_t>& first = model_.tables().first_class;
  for (std::uint32_t i = first[apps.file.index()]; i < first[apps.file.index() + 1]; ++i) {
    const ClassId cls{i};
    if (!is_config(cls)) continue;
    const Symbol flag = model_.member(cls, "default");
    const NodeKind kind =
        flag.kind == Symbol::Kind::value ? model_.facts(flag.file).kind(flag.node) : NodeKind::unknown;
    if (kind == NodeKind::false_value) continue;
    only = ++count == 1 ? cls : ClassId();
    if (kind == NodeKind::true_value) preferred = cls;
  }
  const ClassId chosen = only.valid() ? only : preferred;
  return chosen.valid() ? use(chosen) : ClassId();
}

void Installation::import_all() {
  for (std::size_t i = 0; i < apps_.size(); ++i) {
    start_module(apps_[i].name, from_[i]);
    start_module(apps_[i].name + ".models", from_[i]);
    if (apps_[i].config.valid()) start(model_.cls(apps_[i].config).file, Presence::yes);
  }
  for (std::size_t i = 0; i < queue_.size(); ++i) follow(queue_[i]);
}

/// A module's packages are imported with it.
void Installation::start(FileId file, Presence how) {
  while (file.valid()) {
    Presence& at = imported_[file.index()];
    if (at == Presence::yes || at == how) return;
    at = how;
    queue_.push_back(file);
    const ModuleIndex& modules = model_.tables().modules;
    std::string_view folder = ModuleIndex::folder_of(model_.sources().files[file.index()].path);
    if (modules.is_package(file)) {
      if (folder.empty()) return;
      folder = ModuleIndex::folder_of(folder);
    }
    const std::string above = folder.empty() ? "__init__.py" : std::string(folder) + "/__init__.py";
    file = modules.file_at(above);
  }
}

void Installation::start_module(std::string_view dotted, FileId from) {
  const ModulePlace place = model_.tables().modules.absolute(dotted, from);
  if (place.file.valid()) start(place.file, Presence::yes);
}

void Installation::follow(FileId file) {
  const FileFacts& facts = model_.facts(file);
  for (const Import& import : facts.imports()) {
    bool at_import = true;
    for (ScopeId scope = import.scope; scope != 0 && at_import; scope = facts.scopes()[scope].parent) {
      if (facts.scopes()[scope].is(scope_class)) continue;
      at_import = facts.text(facts.scopes()[scope].name) == "ready";  // AppConfig.ready() runs too
    }
    if (at_import) visit(file, import);
  }
}

void Installation::visit(FileId file, const Import& import) {
  if ((import.flags & import_type_checking) != 0) return;
  const FileFacts& facts = model_.facts(file);
  const ModuleIndex& modules = model_.tables().modules;
  const bool maybe = (import.flags & import_conditional) != 0 || imported_[file.index()] != Presence::yes;
  const Presence how = maybe ? Presence::unknown : Presence::yes;
  const std::string_view module = facts.text(import.module);
  const ModulePlace place = module.starts_with('.') ? modules.relative(module, file) : modules.absolute(module, file);
  if (!place.found) return;
  if (place.file.valid()) start(place.file, how);
  if (import.name == 0) return;
  const ModulePlace inside = modules.submodule(place, facts.text(import.name));
  if (inside.file.valid()) start(inside.file, how);
}

const InstalledApp* Installation::containing(FileId file) const {
  const Module* module = model_.module_of(file);
  if (module == nullptr) return nullptr;
  const InstalledApp* best = nullptr;
  for (const InstalledApp& app : apps_) {
    const bool within = module->dotted.starts_with(app.name) &&
                        (module->dotted.size() == app.name.size() || module->dotted[app.name.size()] == '.');
    if (within && (best == nullptr || app.name.size() > best->name.size())) best = &app;
  }
  return best;
}

Presence Installation::installs(std::string_view name) const {
  if (std::ranges::find(apps_, name, &InstalledApp::name) != apps_.end()) return Presence::yes;
  const std::string below = std::string(name) + ".apps.";  // a config of a package that isn't read
  if (std::ranges::any_of(apps_, [&](const InstalledApp& app) { return app.name.starts_with(below); }))
    return Presence::yes;
  return all_known_ && !apps_.empty() ? Presence::no : Presence::unknown;
}

Presence Installation::imports(FileId file) const {
  const Presence how = imported_[file.index()];
  return how == Presence::yes ? how : Presence::unknown;
}

Presence Installation::presence(ClassId id, std::string_view label) const {
  const Class& cls = model_.cls(id);
  const Presence absent = all_known_ && !apps_.empty() ? Presence::no : Presence::unknown;
  if (apps_.empty()) return Presence::unknown;
  if (std::ranges::find(apps_, label, &InstalledApp::label) == apps_.end()) return absent;
  if (imported_[cls.file.index()] != Presence::yes) return Presence::unknown;
  const FileFacts& facts = model_.facts(cls.file);
  for (ScopeId at = cls.scope; at != 0; at = facts.scopes()[at].parent) {
    if (facts.scopes()[at].is(scope_function)) return Presence::unknown;
    if (const Presence runs_here = runs(cls.file, at); runs_here != Presence::yes) return runs_here;
  }
  return Presence::yes;
}

}  // namespace djvet
