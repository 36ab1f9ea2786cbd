// Looks at every place where a module could lie, and at every way in which a name could get into it.
// SPDX-License-Identifier: MIT
#include "analyzer/model/module_names.h"

#include <algorithm>
#include <array>

#include "analyzer/django/python_modules.h"
#include "analyzer/model/tables.h"

namespace djvet {
namespace {

using Name = std::string_view;

Name last_part(Name path) { return path.substr(path.rfind('/') + 1); }

/// "shop/models.py" is "shop/models", "shop/__init__.py" is "shop".
Name module_path(Name path) {
  path.remove_suffix(3);
  constexpr Name package = "/__init__";
  return path.ends_with(package) ? path.substr(0, path.size() - package.size()) : path;
}

std::string join(Name folder, Name name) {
  std::string path(folder);
  if (!path.empty()) path += '/';
  return path.append(name);
}

bool ends_with_path(Name path, Name tail) {
  return path.ends_with(tail) && (path.size() == tail.size() || path[path.size() - tail.size() - 1] == '/');
}

bool has_text(const FileFacts& facts, Name wanted) {
  for (TextId id = 1; id < facts.text_count(); ++id)
    if (facts.text(id) == wanted) return true;
  return false;
}

/// Names of modules that tools write, that each machine has its own of, or that distributions leave out.
bool is_often_generated(Name name) {
  constexpr std::array<Name, 10> parts = {"_version", "version", "local",     "secret", "private",
                                          "test",     "_pb2",    "generated", "build",  "credentials"};
  return std::ranges::any_of(parts, [&](Name part) { return name.find(part) != name.npos; });
}

/// Whether a decorator or another tool may have made the name out of that of a class: hierarkey's "Event_SettingsStore" of a
/// class that it decorates, "HistoricalBook" of a model with django-simple-history.
bool may_be_derived(const FileFacts& facts, Name name) {
  constexpr Name historical = "Historical";
  return std::ranges::any_of(facts.scopes().subspan(1), [&](const Scope& scope) {
    const Name own = facts.text(scope.name);
    if (scope.parent != 0 || own.empty() || name.find(own) == name.npos) return false;
    return name.starts_with(historical) || facts.kind(facts.child(scope.node, 0)) == NodeKind::decorator;
  });
}

}  // namespace

/// The modules that are being looked at for one answer.
struct ModuleNames::Visits {
  static constexpr std::size_t most = 256;
  std::vector<FileId> seen;
};

ModuleNames::ModuleNames(const ProjectModel& model) : model_(model) {
  const Sources& sources = model.sources();
  std::unordered_set<Name> folders;
  const auto add = [&](Name path) {
    by_last_[last_part(path)].push_back(path);
    in_folder_[ModuleIndex::folder_of(path)].push_back(last_part(path));
  };
  for (const SourceFile& file : sources.files) {
    if (file.is_dependency()) break;
    if (file.language != Language::python || !file.path.ends_with(".py")) continue;
    add(module_path(file.path));
    for (Name folder = ModuleIndex::folder_of(file.path); !folder.empty() && folders.insert(folder).second;
         folder = ModuleIndex::folder_of(folder))
      add(folder);
  }
  for (const std::string& path : sources.unread_modules) add(path);
  for (auto& [folder, names] : in_folder_) {
    std::ranges::sort(names);
    names.erase(std::unique(names.begin(), names.end()), names.end());
  }
  for (const std::string& name : sources.ignored_names) ignored_.emplace_back(name);
}

bool ModuleNames::is_installed(Name top) const {
  return std::ranges::any_of(model_.sources().package_folders, [&](const PackageFolder& folder) {
    return std::ranges::binary_search(folder.modules, top);
  });
}

bool ModuleNames::may_be_in_tree(Name top) const {
  if (by_last_.contains(top)) return true;
  const std::string file = std::string(top) + ".py";
  return std::ranges::any_of(ignored_, [&](const Glob& glob) { return glob.matches(top) || glob.matches(file); });
}

/// Whether some path of the tree ends in the dotted name.
bool ModuleNames::exists_anywhere(Name dotted) const {
  std::string tail(dotted);
  std::ranges::replace(tail, '.', '/');
  const auto paths = by_last_.find(last_part(tail));
  if (paths == by_last_.end()) return false;
  return std::ranges::any_of(paths->second, [&](Name path) { return ends_with_path(path, tail); });
}

/// Whether a module that isn't among the sources may lie in a folder none the less.
bool ModuleNames::may_come_to_be(Name folder, Name name) const {
  if (is_often_generated(name)) return true;
  if (std::ranges::binary_search(model_.sources().unread_modules, join(folder, name))) return true;
  const std::string file = std::string(name) + ".py";
  return std::ranges::any_of(ignored_, [&](const Glob& glob) { return glob.matches(name) || glob.matches(file); });
}

/// Whether a module may do things to itself, or to how modules are found below it, that its statements don't say.
bool ModuleNames::is_dynamic(FileId module) const {
  const FileFacts& facts = model_.facts(module);
  if (facts.nodes().empty()) return true;
  for (const Gap& gap : facts.gaps())
    if (gap.kind != GapKind::string_clipped) return true;
  if (has_text(facts, "__path__") || model_.tables().scopes.of(module, 0).binds(facts, "__getattr__")) return true;
  std::uint32_t function_end = 0;
  for (NodeId at = 1; at < facts.nodes().size(); ++at) {
    const NodeKind kind = facts.kind(at);
    if (kind == NodeKind::function_def) function_end = std::max(function_end, at + facts.node(at).size());
    if (kind == NodeKind::attribute && facts.text_of(at) == "modules" && facts.kind(at + 1) == NodeKind::name &&
        facts.text_of(at + 1) == "sys")
      return true;
    if (kind != NodeKind::name) continue;
    const Name name = facts.text_of(at);
    if (name == "globals" || name == "exec" || name == "execfile") return true;
    if (at >= function_end && (name == "vars" || name == "locals")) return true;
  }
  return std::ranges::any_of(facts.imports(), [&](const Import& import) {
    return facts.text(import.module) == "sys" && facts.text(import.name) == "modules";
  });
}

/// Whether some code of the project assigns to such an attribute of anything but `self`.
bool ModuleNames::is_patched(Name name) const {
  for (const Module& module : model_.modules()) {
    const FileFacts& facts = model_.facts(module.file);
    for (NodeId at = 1; at + 1 < facts.nodes().size(); ++at) {
      const NodeKind kind = facts.kind(at);
      if (kind != NodeKind::assign && kind != NodeKind::aug_assign) continue;
      for (const NodeId target : facts.children(at)) {
        if (facts.kind(target) != NodeKind::attribute || facts.text_of(target) != name) continue;
        const NodeId value = facts.child(target, 0);
        if (facts.kind(value) == NodeKind::name && facts.text_of(value) != "self" && facts.text_of(value) != "cls")
          return true;
      }
    }
  }
  return false;
}

ModuleNames::Search ModuleNames::descend(Name folder, FileId module, Name rest) const {
  const ModuleIndex& modules = model_.tables().modules;
  Search search;
  search.module = module;
  search.folder = folder;
  while (!rest.empty()) {
    const std::size_t dot = std::min(rest.find('.'), rest.size());
    const Name part = rest.substr(0, dot);
    if (search.module.valid() && is_dynamic(search.module)) return {};
    const bool is_package = !search.module.valid() || modules.is_package(search.module);
    const ModulePlace place = is_package ? modules.at_path(join(search.folder, part)) : ModulePlace();
    if (!place.found) {
      if (is_package && may_come_to_be(search.folder, part)) return {};
      search.answer = Answer::absent;
      search.missing = part;
      search.is_name = dot == rest.size() && search.module.valid();
      if (!is_package) search.folder.clear();
      return search;
    }
    search.module = place.file;
    search.folder = join(search.folder, part);
    rest.remove_prefix(std::min(dot + 1, rest.size()));
  }
  search.answer = Answer::there;
  return search;
}

/// A file that lies in no package and imports relatively is copied into one: only what it finds as it lies there is known.
ModuleNames::Search ModuleNames::found_relative(Name dotted, FileId from) const {
  const ModulePlace place = model_.tables().modules.relative(dotted, from);
  Search search;
  if (!place.found) return search;
  search.answer = Answer::there;
  search.module = place.file;
  return search;
}

ModuleNames::Search ModuleNames::find_module(Name dotted, FileId from) const {
  const ModuleIndex& modules = model_.tables().modules;
  if (dotted.starts_with('.')) {
    const std::size_t dots = std::min(dotted.find_first_not_of('.'), dotted.size());
    Name folder = ModuleIndex::folder_of(model_.sources().files[from.index()].path);
    for (std::size_t level = 1; level < dots; ++level) {
      if (folder.empty()) return {};
      folder = ModuleIndex::folder_of(folder);
    }
    const Name own = ModuleIndex::folder_of(model_.sources().files[from.index()].path);
    if (!modules.file_at(join(own, "__init__.py")).valid()) return found_relative(dotted, from);
    return descend(folder, modules.file_at(join(folder, "__init__.py")), dotted.substr(dots));
  }
  Search found;
  found.answer = Answer::there;
  const ModulePlace whole = modules.absolute(dotted, from);
  found.module = whole.file;
  if (whole.found) return found;
  const Name top = dotted.substr(0, dotted.find('.'));
  if (exists_anywhere(dotted) || is_installed(top) || is_standard_module(top)) return {};
  const ModulePlace place = modules.absolute(top, from);
  if (!place.file.valid() || model_.sources().files[place.file.index()].is_dependency()) return {};
  const Name folder = ModuleIndex::folder_of(model_.sources().files[place.file.index()].path);
  const bool is_package = modules.is_package(place.file);
  const Name importer = model_.sources().files[from.index()].path;
  const bool within = is_package && !folder.empty() && importer.starts_with(join(folder, ""));
  if (!place.certain && !within) return {};
  if (top.size() == dotted.size()) return {};
  return descend(is_package ? folder : Name(), place.file, dotted.substr(top.size() + 1));
}

ModuleNames::Search ModuleNames::find_path(Name dotted, FileId from) const {
  Search search = find_module(dotted, from);
  if (search.answer != Answer::absent || !search.module.valid()) return search;
  const std::size_t dot = dotted.rfind('.');
  if (search.is_name) {
    search.answer = find_name(search.module, dotted.substr(dot + 1));
    return search;
  }
  // Something below a name of the module: a class's attribute, which isn't looked at.
  if (find_name(search.module, search.missing) != Answer::absent) return {};
  return search;
}

ModuleNames::Answer ModuleNames::find_name(FileId module, Name name) const {
  Visits visits;
  const Answer answer = find_name(module, name, visits);
  return answer == Answer::absent && is_patched(name) ? Answer::unknown : answer;
}

ModuleNames::Answer ModuleNames::find_name(FileId module, Name name, Visits& visits) const {
  if (std::ranges::find(visits.seen, module) != visits.seen.end()) return Answer::absent;
  if (visits.seen.size() >= Visits::most) return Answer::unknown;
  visits.seen.push_back(module);
  const ModuleIndex& modules = model_.tables().modules;
  const FileFacts& facts = model_.facts(module);
  constexpr std::array<Name, 8> given = {"__name__", "__doc__",     "__file__",   "__path__",
                                         "__spec__", "__package__", "__loader__", "__builtins__"};
  if (std::ranges::find(given, name) != given.end()) return Answer::there;
  if (model_.tables().scopes.of(module, 0).binds(facts, name)) return Answer::there;
  if (model_.sources().files[module.index()].is_dependency()) return Answer::unknown;
  if (modules.is_package(module)) {
    const Name folder = ModuleIndex::folder_of(model_.sources().files[module.index()].path);
    if (modules.at_path(join(folder, name)).found) return Answer::there;
    if (may_come_to_be(folder, name)) return Answer::unknown;
  }
  if (is_dynamic(module) || model_.tables().scopes.written_by_functions(module, name)) return Answer::unknown;
  if (may_be_derived(facts, name)) return Answer::unknown;
  return find_starred(module, name, visits);
}

/// Through `from x import *`, wherever in the module that stands.
ModuleNames::Answer ModuleNames::find_starred(FileId module, Name name, Visits& visits) const {
  const FileFacts& facts = model_.facts(module);
  for (const Import& import : facts.imports()) {
    if ((import.flags & import_star) == 0) continue;
    const Name source = facts.text(import.module);
    const ModulePlace place = source.starts_with('.') ? model_.tables().modules.relative(source, module)
                                                      : model_.tables().modules.absolute(source, module);
    if (!place.file.valid()) return Answer::unknown;
    const Answer answer = find_name(place.file, name, visits);
    if (answer != Answer::absent) return answer;
  }
  return Answer::absent;
}

std::vector<Name> ModuleNames::modules_in(Name folder) const {
  const auto names = in_folder_.find(folder);
  return names == in_folder_.end() ? std::vector<Name>() : names->second;
}

std::vector<Name> ModuleNames::names_in(FileId module) const {
  const FileFacts& facts = model_.facts(module);
  std::vector<Name> names;
  for (const Binding& binding : model_.tables().scopes.of(module, 0).all()) names.push_back(facts.text(binding.name));
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

std::vector<FileId> ModuleNames::definers_of(Name name, std::size_t most) const {
  std::vector<FileId> out;
  for (const Module& module : model_.modules()) {
    const SourceFile& file = model_.sources().files[module.file.index()];
    if (file.is_dependency() || file.role == Role::test || file.role == Role::migration || out.size() >= most) continue;
    std::vector<Binding> bindings;
    const FileFacts& facts = model_.facts(module.file);
    if (facts.nodes().empty()) continue;
    model_.tables().scopes.of(module.file, 0).find(facts, name, bindings);
    const bool defines = std::ranges::any_of(bindings, [](const Binding& binding) {
      return binding.kind == Binding::Kind::cls || binding.kind == Binding::Kind::function ||
             binding.kind == Binding::Kind::value;
    });
    if (defines) out.push_back(module.file);
  }
  return out;
}

}  // namespace djvet
