// Folders of app configs and of INSTALLED_APPS first; where neither says anything, a folder with models is an app.
// SPDX-License-Identifier: MIT
#include "analyzer/link/app_labels.h"

#include <algorithm>

#include "analyzer/model/tables.h"

namespace djvet {
namespace {

std::string_view last_part(std::string_view text, char separator) { return text.substr(text.rfind(separator) + 1); }

std::string literal(const ProjectModel& model, const std::optional<Symbol>& symbol) {
  if (!symbol || symbol->kind != Symbol::Kind::value) return {};
  const FileFacts& facts = model.facts(symbol->file);
  return facts.kind(symbol->node) == NodeKind::string ? std::string(facts.text_of(symbol->node)) : std::string();
}

}  // namespace

AppLabels::AppLabels(const ProjectModel& model, const ClassLinks& classes) : model_(model) {
  for (const SettingsModule& settings : model.settings()) add_installed(settings);
  for (std::size_t i = 0; i < model.classes().size(); ++i) {
    const auto is_config = [](const Ancestor& ancestor) { return ancestor.external == "django.apps.AppConfig"; };
    if (std::ranges::any_of(classes.of(ClassId(i)).order, is_config)) add_config(ClassId(i));
  }
}

void AppLabels::add_installed(const SettingsModule& settings) {
  const auto found = settings.lists.find("INSTALLED_APPS");
  if (found == settings.lists.end()) return;
  all_known_ = all_known_ && found->second.known;
  const ModuleIndex& modules = model_.tables().modules;
  for (const SettingList::Item& item : found->second.items) {
    installed_.push_back(item.value);
    const ModulePlace place = modules.absolute(item.value, settings.file);
    if (!place.found || (place.file.valid() && !modules.is_package(place.file))) continue;
    installed_folders_.insert(place.file.valid()
                                  ? std::string(ModuleIndex::folder_of(model_.sources().files[place.file.index()].path))
                                  : place.folder);
  }
}

void AppLabels::add_config(ClassId id) {
  const Class& cls = model_.cls(id);
  const Resolver resolver(model_);
  const std::string name = literal(model_, resolver.own_member(id, "name"));
  if (name.empty()) return;  // a base of configs
  Config config;
  config.label = literal(model_, model_.member(id, "label"));
  if (config.label.empty()) config.label = last_part(name, '.');
  if (const std::optional<Symbol> flag = resolver.own_member(id, "default"); flag && flag->kind == Symbol::Kind::value)
    config.is_default = model_.facts(flag->file).kind(flag->node) == NodeKind::true_value;
  const Module* module = model_.module_of(cls.file);
  if (module != nullptr) {
    const std::string suffix = "." + std::string(last_part(cls.qualified, '.'));
    config.installed = std::ranges::any_of(installed_, [&](const std::string& app) { return app == cls.qualified; }) ||
                       std::ranges::any_of(installed_, [&](const std::string& app) {
                         return app.starts_with(name + ".") && app.ends_with(suffix);
                       });
  }
  const std::string_view own = ModuleIndex::folder_of(model_.sources().files[cls.file.index()].path);
  std::string folder(own);
  // A config stands in its app's package; one that doesn't names an app elsewhere.
  if (last_part(own, '/') != last_part(name, '.')) {
    const ModulePlace place = model_.tables().modules.absolute(name, cls.file);
    if (place.file.valid()) folder = ModuleIndex::folder_of(model_.sources().files[place.file.index()].path);
    else if (place.found) folder = place.folder;
  }
  configs_[folder].push_back(std::move(config));
}

std::string AppLabels::choose(std::string_view folder, const std::vector<Config>& configs) const {
  const auto only = [&](auto&& wanted) -> const Config* {
    const Config* found = nullptr;
    for (const Config& config : configs) {
      if (!wanted(config)) continue;
      if (found != nullptr && found->label != config.label) return nullptr;
      found = &config;
    }
    return found;
  };
  if (const Config* config = only([](const Config&) { return true; })) return config->label;
  if (const Config* config = only([](const Config& c) { return c.installed; })) return config->label;
  if (const Config* config = only([](const Config& c) { return c.is_default; })) return config->label;
  return std::string(last_part(folder, '/'));
}

std::string AppLabels::label_of(FileId file) const {
  const ModuleIndex& modules = model_.tables().modules;
  const std::string_view path = model_.sources().files[file.index()].path;
  const std::string_view own = ModuleIndex::folder_of(path);
  const auto name_of = [&](std::string_view folder) {
    if (!folder.empty()) return std::string(last_part(folder, '/'));
    const Module* module = model_.module_of(file);  // the project root is itself a package
    return module == nullptr ? std::string() : module->dotted.substr(0, module->dotted.find('.'));
  };
  for (std::string_view folder = own;; folder = ModuleIndex::folder_of(folder)) {
    const auto configs = configs_.find(folder);
    if (configs != configs_.end()) return choose(folder, configs->second);
    if (installed_folders_.contains(folder)) return name_of(folder);
    if (folder.empty()) break;
  }
  for (std::string_view folder = own;; folder = ModuleIndex::folder_of(folder)) {
    const std::string models = folder.empty() ? "models" : std::string(folder) + "/models";
    if (modules.at_path(models).found && last_part(folder, '/') != "models") return name_of(folder);
    if (folder.empty()) break;
  }
  return name_of(own);
}

bool AppLabels::installs(std::string_view app) const {
  if (!all_known_ || installed_.empty()) return true;
  return lists(app);
}

bool AppLabels::uses(std::string_view app) const {
  if (lists(app)) return true;
  if (all_known_ && !installed_.empty()) return false;
  if (!imported_) {
    imported_.emplace();
    for (std::size_t i = 0; i < model_.sources().files.size(); ++i) {
      if (model_.sources().files[i].is_dependency()) break;
      const FileFacts& facts = model_.facts(FileId(i));
      for (const Import& import : facts.imports()) {
        const std::string_view module = facts.text(import.module);
        imported_->insert(module.substr(0, module.find('.')));
      }
    }
  }
  return imported_->contains(app.substr(0, app.find('.')));
}

/// Whether some settings module's INSTALLED_APPS has it.
bool AppLabels::lists(std::string_view app) const {
  const std::string below = std::string(app) + ".apps.";
  return std::ranges::any_of(installed_,
                             [&](const std::string& entry) { return entry == app || entry.starts_with(below); });
}

}  // namespace djvet
