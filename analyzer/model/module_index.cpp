// Builds the roots from the tree's folders, and walks dotted names down from them.
// SPDX-License-Identifier: MIT
#include "analyzer/model/module_index.h"

#include <algorithm>
#include <array>

#include "analyzer/django/distributions.h"
#include "analyzer/django/python_modules.h"

namespace djvet {
namespace {

std::string_view last_part(std::string_view path) { return path.substr(path.rfind('/') + 1); }

bool is_identifier(std::string_view text) {
  if (text.empty() || (text[0] >= '0' && text[0] <= '9')) return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           static_cast<unsigned char>(c) >= 0x80;
  });
}

bool is_within(std::string_view path, std::string_view folder) {
  return folder.empty() || (path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/');
}

std::string join(std::string_view folder, std::string_view name) {
  std::string path;
  path.reserve(folder.size() + 1 + name.size());
  if (!folder.empty()) path.append(folder).push_back('/');
  return path.append(name);
}

/// "<described>/django/http.py" is "django.http"; nothing imports it under that name.
std::string described_name(std::string_view path) {
  std::string dotted(path.substr(path.find('/') + 1));
  dotted.resize(dotted.size() - 3);
  std::replace(dotted.begin(), dotted.end(), '/', '.');
  return dotted;
}

/// "a.b" below "folder" as a path: "folder/a/b".
std::string dotted_path(std::string_view folder, std::string_view dotted) {
  std::string path = join(folder, dotted);
  std::replace(path.end() - static_cast<std::ptrdiff_t>(dotted.size()), path.end(), '.', '/');
  return path;
}

}  // namespace

std::string_view ModuleIndex::folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == path.npos ? std::string_view() : path.substr(0, slash);
}

ModuleIndex::ModuleIndex(const Sources& sources) : sources_(&sources) {
  files_.reserve(sources.files.size());
  folders_[""].project = true;
  for (std::size_t i = 0; i < sources.files.size(); ++i) {
    const SourceFile& file = sources.files[i];
    if (file.language != Language::python || !file.path.ends_with(".py") || file.is_description()) continue;
    files_.emplace(file.path, FileId(i));
    add_folders(file.path);
  }
  for (const auto& [path, folder] : folders_) folder_order_.push_back(path);
  std::sort(folder_order_.begin(), folder_order_.end());
  add_roots();
  add_tops();
}

void ModuleIndex::add_folders(std::string_view path) {
  const std::string_view name = last_part(path);
  std::string_view folder = folder_of(path);
  Folder& own = folders_[folder];
  if (name == "__init__.py") own.package = true;
  if (name == "manage.py") own.project = true;
  while (!folder.empty()) {
    folder = folder_of(folder);
    if (!folders_.try_emplace(folder).second) break;
  }
}

/// Whether a path lies in a folder of installed packages, or is one.
bool ModuleIndex::is_installed(std::string_view path) const {
  if (!path.starts_with('<')) return false;
  return std::ranges::any_of(sources_->package_folders, [&](const PackageFolder& folder) {
    return path == folder.shown || is_within(path, folder.shown);
  });
}

void ModuleIndex::add_roots() {
  add_root("", true);
  for (const std::string_view path : folder_order_) {
    if (path.empty()) continue;
    if (is_installed(path)) {
      if (folder_of(path).empty()) add_root(path, false);  // dotted names begin below it
      continue;
    }
    const Folder& folder = folders_[path];
    if (folder.project || (!folder.package && last_part(path) == "src")) add_root(path, true);
    if (folder.package && !folders_[folder_of(path)].package) add_root(folder_of(path), false);
  }
  if (folders_[""].package) self_ = last_part(sources_->root);
}

void ModuleIndex::add_root(std::string_view folder, bool strong) {
  Folder& at = folders_[folder];
  if (at.root == none) {
    at.root = static_cast<std::uint32_t>(roots_.size());
    roots_.push_back({folder, strong});
  }
  roots_[at.root].strong |= strong;
}

void ModuleIndex::add_tops() {
  for (const std::string_view path : folder_order_) {
    if (path.empty() || is_installed(path)) continue;
    const Folder& parent = folders_[folder_of(path)];
    if (parent.root != none) tops_[last_part(path)].push_back(parent.root);
  }
  for (const SourceFile& file : sources_->files) {
    if (file.language != Language::python || file.is_dependency() || !file.path.ends_with(".py")) continue;
    const std::string_view path = file.path;
    const Folder& folder = folders_[folder_of(path)];
    if (folder.root == none) continue;
    std::string_view stem = last_part(path);
    stem.remove_suffix(3);
    std::vector<std::uint32_t>& roots = tops_[stem];
    if (std::find(roots.begin(), roots.end(), folder.root) == roots.end()) roots.push_back(folder.root);
  }
}

FileId ModuleIndex::file_at(std::string_view path) const {
  const auto at = files_.find(path);
  return at == files_.end() ? FileId() : at->second;
}

bool ModuleIndex::is_package(FileId file) const {
  return last_part(sources_->files[file.index()].path) == "__init__.py";
}

ModulePlace ModuleIndex::at_path(std::string_view path) const {
  ModulePlace place;
  const auto folder = folders_.find(path);
  std::string name(path);
  if (folder != folders_.end() && folder->second.package) place.file = file_at(name + "/__init__.py");
  if (!place.file.valid() && !path.empty()) place.file = file_at(name += ".py");
  if (!place.file.valid() && folder != folders_.end()) place.folder = path;
  place.found = place.file.valid() || folder != folders_.end();
  return place;
}

ModulePlace ModuleIndex::below(std::string_view root, std::string_view dotted) const {
  return at_path(dotted_path(root, dotted));
}

ModulePlace ModuleIndex::absolute(std::string_view dotted, FileId from) const {
  if (sources_->package_folders.empty()) return in_tree(dotted, from);
  ModulePlace place;
  if (!sources_->files[from.index()].is_dependency()) place = in_tree(dotted, from);
  if (place.file.valid()) return place;
  // A package with files anywhere on the path comes before folders without an __init__.py (PEP 420).
  ModulePlace installed = in_packages(dotted);
  return installed.file.valid() || !place.found ? installed : place;
}

ModulePlace ModuleIndex::in_packages(std::string_view dotted) const {
  ModulePlace folder;
  for (const PackageFolder& packages : sources_->package_folders) {
    ModulePlace place = below(packages.shown, dotted);
    if (place.file.valid()) return place;
    if (place.found && !folder.found) folder = std::move(place);
  }
  return folder;
}

ModulePlace ModuleIndex::in_tree(std::string_view dotted, FileId from) const {
  const std::string_view top = dotted.substr(0, dotted.find('.'));
  if (!self_.empty() && top == self_) {
    ModulePlace place = top.size() == dotted.size() ? at_path("") : below("", dotted.substr(top.size() + 1));
    place.certain = true;
    if (place.found) return place;
  }
  const auto tops = tops_.find(top);
  if (tops == tops_.end()) return {};
  const std::string_view importer = sources_->files[from.index()].path;
  ModulePlace best;
  std::size_t best_length = 0;
  std::size_t others[2] = {0, 0};  // roots that don't hold the importer: weak, strong
  ModulePlace other[2];
  for (const std::uint32_t id : tops->second) {
    const Root& root = roots_[id];
    ModulePlace place = below(root.folder, dotted);
    if (!place.found) continue;
    const bool holds = is_within(importer, root.folder);
    if (!(root.strong && holds) && is_of_packages(root.folder, top)) continue;
    if (!holds) {
      ++others[root.strong];
      other[root.strong] = std::move(place);
    } else if (!best.found || (place.file.valid() && !best.file.valid()) || root.folder.size() > best_length) {
      if (best.found && best.file.valid() && !place.file.valid()) continue;
      best = std::move(place);
      best.certain = root.strong;
      best_length = root.folder.size();
    }
  }
  if (best.found) return best;
  for (const std::size_t strong : {1U, 0U})
    if (others[strong] == 1) return other[strong];
  return {};
}

/// A folder that is on nobody's path for certain doesn't hide Python's own modules nor a package of that name that is known:
/// `celery` is no celery.py in another folder, nor is `rest_framework` a folder of helpers for it. An app may well be called
/// like one.
bool ModuleIndex::is_of_packages(std::string_view root, std::string_view top) const {
  if (!is_standard_module(top) && distributions_of(top).empty()) return false;
  const std::string folder = join(root, top);
  return std::ranges::none_of(std::to_array<std::string_view>({"models", "apps", "migrations"}),
                              [&](std::string_view part) { return at_path(join(folder, part)).found; });
}

ModulePlace ModuleIndex::relative(std::string_view dotted, FileId from) const {
  std::string_view folder = folder_of(sources_->files[from.index()].path);
  std::size_t dots = 0;
  while (dots < dotted.size() && dotted[dots] == '.') ++dots;
  for (std::size_t level = 1; level < dots; ++level) {
    if (folder.empty()) return {};
    folder = folder_of(folder);
  }
  dotted.remove_prefix(dots);
  ModulePlace place = dotted.empty() ? at_path(folder) : below(folder, dotted);
  place.certain = true;
  return place;
}

ModulePlace ModuleIndex::submodule(const ModulePlace& package, std::string_view name) const {
  std::string_view folder = package.folder;
  if (package.file.valid()) {
    if (!is_package(package.file)) return {};
    folder = folder_of(sources_->files[package.file.index()].path);
  }
  ModulePlace place = at_path(join(folder, name));
  place.certain = package.certain;
  return place;
}

std::string ModuleIndex::dotted_name(FileId file) const {
  const std::string_view path = sources_->files[file.index()].path;
  if (sources_->files[file.index()].is_description()) return described_name(path);
  if (!files_.contains(path)) return {};
  std::string_view folder = folder_of(path);
  const auto is_root = [&](std::string_view at) {
    const auto found = folders_.find(at);
    return found != folders_.end() && found->second.root != none;
  };
  while (!folder.empty() && !is_root(folder)) folder = folder_of(folder);
  std::string_view rest = path.substr(folder.empty() ? 0 : folder.size() + 1);
  rest.remove_suffix(rest.ends_with("/__init__.py") ? 12 : 3);
  if (rest == "__init__") return self_;
  std::string dotted = folder.empty() && !self_.empty() ? self_ + "." : std::string();
  for (std::size_t begin = 0; begin <= rest.size();) {
    const std::size_t end = std::min(rest.find('/', begin), rest.size());
    if (!is_identifier(rest.substr(begin, end - begin))) return {};
    dotted.append(rest.substr(begin, end - begin));
    if (end < rest.size()) dotted.push_back('.');
    begin = end + 1;
  }
  return dotted;
}

std::string_view ModuleIndex::project_of(FileId file) const {
  std::string_view folder = folder_of(sources_->files[file.index()].path);
  while (!folder.empty()) {
    const auto at = folders_.find(folder);
    if (at != folders_.end() && at->second.project) break;
    folder = folder_of(folder);
  }
  return folder;
}

}  // namespace djvet
