// Breadth first, so that the way is the shortest one and the same in each run.
// SPDX-License-Identifier: MIT
#include "analyzer/model/import_time.h"

#include <algorithm>
#include <array>
#include <utility>

#include "analyzer/model/tables.h"

namespace djvet {
namespace {

/// Whether importing a module outside the tree runs class statements of Django's own models.
bool has_external_models(std::string_view module) {
  constexpr std::array<std::string_view, 9> modules = {
      "django.contrib.admin.models",    "django.contrib.auth.models",      "django.contrib.contenttypes.models",
      "django.contrib.sites.models",    "django.contrib.flatpages.models", "django.contrib.redirects.models",
      "django.contrib.sessions.models", "django.contrib.auth.base_user",   "django.contrib.sessions.base_session"};
  return std::ranges::find(modules, module) != modules.end();
}

}  // namespace

bool ImportTime::runs_at_import(const FileFacts& facts, const Import& import) {
  constexpr std::uint32_t sheltered = import_type_checking | import_guarded | import_conditional;
  if ((import.flags & sheltered) != 0) return false;
  for (ScopeId scope = import.scope; scope != 0; scope = facts.scopes()[scope].parent)
    if (!facts.scopes()[scope].is(scope_class) || facts.scopes()[scope].is(scope_conditional)) return false;
  return true;
}

/// The packages around the module, the module, and the submodule that the statement names where the package doesn't bind the
/// name itself.
std::vector<FileId> ImportTime::entered(FileId file, const Import& import) const {
  std::vector<FileId> out;
  const ModuleIndex& modules = model_.tables().modules;
  const FileFacts& facts = model_.facts(file);
  const auto add = [&](FileId found) {
    if (found.valid() && !model_.sources().files[found.index()].is_dependency()) out.push_back(found);
  };
  const std::string_view module = facts.text(import.module);
  const ModulePlace place = module.starts_with('.') ? modules.relative(module, file) : modules.absolute(module, file);
  if (!place.found) return out;
  if (place.file.valid()) {
    std::vector<FileId> packages;
    std::string_view folder = ModuleIndex::folder_of(model_.sources().files[place.file.index()].path);
    if (modules.is_package(place.file)) folder = ModuleIndex::folder_of(folder);
    for (; !folder.empty(); folder = ModuleIndex::folder_of(folder)) {
      const FileId package = modules.file_at(std::string(folder) + "/__init__.py");
      if (!package.valid()) break;
      packages.push_back(package);
    }
    for (auto package = packages.rbegin(); package != packages.rend(); ++package) add(*package);
    add(place.file);
  }
  if (import.name == 0) return out;
  const std::string_view name = facts.text(import.name);
  const bool bound = place.file.valid() && place.file != file &&
                     model_.tables().scopes.of(place.file, 0).binds(model_.facts(place.file), name);
  if (!bound) add(modules.submodule(place, name).file);
  return out;
}

void ImportTime::enter(FileId file, const Import& import, std::size_t from, std::vector<Visit>& visits) const {
  for (const FileId found : entered(file, import))
    if (std::ranges::find(visits, found, &Visit::file) == visits.end()) visits.push_back({found, from, import.span});
}

std::vector<ImportTime::Visit> ImportTime::runs_with(std::vector<Visit> first) const {
  std::vector<char> seen(model_.sources().files.size());
  for (const Visit& visit : first) seen[visit.file.index()] = 1;
  std::vector<Visit> visits = std::move(first);
  for (std::size_t at = 0; at < visits.size(); ++at) {
    const FileId file = visits[at].file;
    const FileFacts& facts = model_.facts(file);
    for (const Import& import : facts.imports()) {
      if (!runs_at_import(facts, import)) continue;
      for (const FileId found : entered(file, import))
        if (std::exchange(seen[found.index()], 1) == 0) visits.push_back({found, at, import.span});
    }
  }
  return visits;
}

/// A model whose class statement runs with the module.
const Model* ImportTime::own_model(FileId file) const {
  for (const Model& each : model_.models()) {
    if (each.file != file || !each.cls.valid() || model_.cls(each.cls).file != file) continue;
    const Scope& scope = model_.facts(file).scopes()[model_.cls(each.cls).scope];
    if (scope.parent == 0 && !scope.is(scope_conditional)) return &each;
  }
  return nullptr;
}

std::optional<ImportTime::Way> ImportTime::to_model(FileId file, const Import& import) const {
  std::vector<Visit> visits = {{file, 0, {}}};
  const auto way_of = [&](std::size_t visit, Step last, std::string model) {
    Way way;
    way.model = std::move(model);
    way.steps.push_back(last);
    for (std::size_t at = visit; at != 0; at = visits[at].from)
      way.steps.push_back({visits[visits[at].from].file, visits[at].span});
    std::ranges::reverse(way.steps);
    return way;
  };
  if (has_external_models(model_.facts(file).text(import.module)))
    return way_of(0, {file, import.span}, std::string(model_.facts(file).text(import.module)));
  enter(file, import, 0, visits);
  for (std::size_t at = 1; at < visits.size(); ++at) {
    const FileId reached = visits[at].file;
    if (const Model* found = own_model(reached)) return way_of(at, {reached, found->span}, found->label());
    const FileFacts& facts = model_.facts(reached);
    for (const Import& inner : facts.imports()) {
      if (!runs_at_import(facts, inner)) continue;
      const std::string_view module = facts.text(inner.module);
      if (has_external_models(module)) return way_of(at, {reached, inner.span}, std::string(module));
      enter(reached, inner, at, visits);
    }
  }
  return std::nullopt;
}

}  // namespace djvet
