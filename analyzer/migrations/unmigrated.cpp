// Models are taken app by app in the order of their files; an app is known by the folder that holds its `models`.
// SPDX-License-Identifier: MIT
#include "analyzer/migrations/unmigrated.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "analyzer/model/tables.h"

namespace djvet {
namespace {

using Kind = Constant::Kind;

/// "shop" of "shop/models.py" and "shop/models/book.py"; nothing for models elsewhere.
std::optional<std::string> app_folder(std::string_view path) {
  for (const std::string_view end : {"/models.py", "/models/"})
    if (const std::size_t at = path.rfind(end); at != std::string_view::npos && at != 0)
      if (end.ends_with('/') || path.ends_with(end)) return std::string(path.substr(0, at));
  return std::nullopt;
}

bool has_table(const Model& model) {
  return !model.abstract && !model.proxy && model.managed.value_or(true) && model.swapped != true;
}

/// Whether MIGRATION_MODULES may say something about the app.
bool is_moved(const Evaluation& evaluation, const std::string& label) {
  const std::optional<Constant> modules = evaluation.setting("MIGRATION_MODULES");
  if (!modules) return true;
  if (modules->is(Kind::absent)) return false;
  return !modules->is(Kind::dict) || modules->open || modules->find(label) != nullptr;
}

/// A number and a name: "0001_initial.py".
bool is_migration_name(std::string_view name) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  return name.size() > 8 && name.ends_with(".py") && std::ranges::all_of(name.substr(0, 4), digit) && name[4] == '_';
}

struct Folder {
  bool package = false;
  std::size_t files = 0;
};

Folder migrations_in(const std::vector<SourceFile>& files, const std::string& folder) {
  const std::string prefix = folder + "/";
  Folder out;
  for (const SourceFile& file : files) {
    if (file.is_dependency() || !file.path.starts_with(prefix)) continue;
    const std::string_view name = std::string_view(file.path).substr(prefix.size());
    if (name == "__init__.py") out.package = true;
    if (is_migration_name(name)) ++out.files;
  }
  return out;
}

}  // namespace

std::vector<UnmigratedApp> find_unmigrated(const Evaluation& evaluation, const std::vector<AppMigrations>& apps) {
  const ProjectModel& model = evaluation.model();
  const std::vector<SourceFile>& files = model.sources().files;
  const ModuleIndex& modules = model.tables().modules;
  std::set<std::string_view> labels;
  for (const App& app : model.apps()) labels.insert(app.label);
  std::set<std::string_view> projects;  // with apps that are installed and have migrations
  for (const AppMigrations& app : apps)
    if (app.app->installed == Presence::yes && !app.migrations.empty())
      projects.insert(modules.project_of(app.app->migrations));
  std::map<std::string, const Model*> first;  // by folder
  for (const Model& each : model.models()) {
    if (!each.file.valid() || !each.cls.valid() || !has_table(each) || each.installed != Presence::yes) continue;
    const SourceFile& file = files[each.file.index()];
    if (file.is_dependency() || file.role == Role::test || file.role == Role::vendored ||
        !projects.contains(modules.project_of(each.file)) || labels.contains(each.app_label))
      continue;
    const std::optional<std::string> folder = app_folder(file.path);
    if (folder) first.emplace(*folder, &each);
  }
  std::vector<UnmigratedApp> out;
  for (const auto& [folder, each] : first) {
    if (is_moved(evaluation, each->app_label)) continue;
    const Folder found = migrations_in(files, folder + "/migrations");
    if (found.package) continue;
    out.push_back({each->app_label, folder + "/migrations", {each->file, each->span, ""}, each->name, found.files});
  }
  return out;
}

}  // namespace djvet
