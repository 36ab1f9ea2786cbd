// Covering and merging of loaded paths.
// SPDX-License-Identifier: MIT
#include "analyzer/infer/loads.h"

#include <algorithm>

namespace djvet {
namespace {

bool any_covers(const std::vector<std::string>& loaded, std::string_view path) {
  return std::ranges::any_of(loaded, [&](const std::string& one) {
    return one == path ||
           (one.size() > path.size() + 2 && one.starts_with(path) && one.compare(path.size(), 2, "__") == 0);
  });
}

void append_new(std::vector<std::string>& to, const std::vector<std::string>& from) {
  for (const std::string& path : from)
    if (std::ranges::find(to, path) == to.end()) to.push_back(path);
}

}  // namespace

bool Columns::leaves_out(std::string_view column) const {
  if (unknown) return false;
  if (std::ranges::find(deferred, column) != deferred.end()) return true;
  const auto names = [&](const std::string& one) {  // only("author__name") loads the key of author as well
    return one.starts_with(column) && (one.size() == column.size() || one.compare(column.size(), 2, "__") == 0);
  };
  return !only.empty() && std::ranges::none_of(only, names);
}

const Site& Columns::leaving_out(std::string_view column) const {
  return std::ranges::find(deferred, column) != deferred.end() ? defer_call : only_call;
}

bool Loads::covers(std::string_view path) const {
  const auto is_below = [&](const std::string& one) {
    return path.size() > one.size() + 2 && path.starts_with(one) && path.substr(one.size(), 2) == "__";
  };
  return opaque || any_covers(selected, path) || any_covers(prefetched, path) || any_covers(known, path) ||
         any_covers(absent, path) || std::ranges::any_of(known, is_below) || std::ranges::any_of(absent, is_below);
}

bool Loads::prefetches(std::string_view path) const { return !path.empty() && any_covers(prefetched, path); }

bool Loads::shares(std::string_view path) const { return prefetches(path) && !any_covers(selected, path); }

void Loads::merge(const Loads& other) {
  append_new(selected, other.selected);
  append_new(prefetched, other.prefetched);
  append_new(known, other.known);
  append_new(joined, other.joined);
  std::erase_if(absent,
                [&](const std::string& key) { return std::ranges::find(other.absent, key) == other.absent.end(); });
  std::erase_if(fixed,
                [&](const FixedColumn& one) { return std::ranges::find(other.fixed, one) == other.fixed.end(); });
  if (columns.only != other.columns.only || columns.deferred != other.columns.deferred) columns.unknown = true;
  lists.insert(lists.end(), other.lists.begin(), other.lists.end());
  bare_select = bare_select || other.bare_select;
  opaque = opaque || other.opaque;
}

std::string join_path(std::string_view prefix, std::string_view name) {
  std::string path(prefix);
  if (!path.empty() && !name.empty()) path += "__";
  path += name;
  return path;
}

}  // namespace djvet
