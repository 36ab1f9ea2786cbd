// Follows includes with a stack of our own: one level for each list that is being gone through.
// SPDX-License-Identifier: MIT
#include "analyzer/model/urls.h"

#include <algorithm>

namespace djvet {
namespace {

constexpr std::size_t max_includes = 24;  // followed into each other

struct Level {
  UrlListId list;
  std::size_t next = 0;
  UrlPattern prefix;
};

std::string joined(const std::string& left, const std::string& right) {
  if (left.empty() || right.empty()) return left + right;
  return left + ":" + right;
}

/// What a prefix becomes below an include, or at a pattern.
UrlPattern extended(const UrlPattern& prefix, const UrlItem& item, const UrlEntry& entry) {
  UrlPattern pattern = prefix;
  pattern.entry = item.entry;
  pattern.route += entry.route;
  pattern.route_known = prefix.route_known && entry.route_known;
  pattern.conditional = prefix.conditional || item.conditional;
  pattern.localized = prefix.localized || entry.kind == UrlKind::language;
  if (entry.is_include) {
    pattern.namespaces = joined(prefix.namespaces, entry.space);
    pattern.app_names = joined(prefix.app_names, entry.app_name);
    pattern.name_known = prefix.name_known && entry.namespace_known;
  } else {
    if (!entry.name.empty()) pattern.name = joined(prefix.namespaces, entry.name);
    pattern.name_known = prefix.name_known && entry.name_known;
  }
  return pattern;
}

}  // namespace

const UrlConf* Urls::conf_of(FileId file) const {
  const auto at = std::ranges::lower_bound(confs_, file, {}, &UrlConf::file);
  return at != confs_.end() && at->file == file ? &*at : nullptr;
}

std::vector<UrlPattern> Urls::patterns(const UrlConf& conf) const {
  std::vector<UrlPattern> out;
  std::vector<Level> levels{{conf.list, 0, {}}};
  while (!levels.empty() && out.size() < max_patterns) {
    Level& level = levels.back();
    const UrlList& list = lists_[level.list.index()];
    if (level.next == list.items.size()) {
      levels.pop_back();
      continue;
    }
    const UrlItem& item = list.items[level.next++];
    const UrlEntry& entry = entries_[item.entry.index()];
    UrlPattern pattern = extended(level.prefix, item, entry);
    if (!entry.is_include) {
      out.push_back(std::move(pattern));
      continue;
    }
    const auto is_open = [&](const Level& open) { return open.list == entry.includes; };
    if (entry.includes.valid() && std::ranges::any_of(levels, is_open)) continue;
    const bool follow = entry.includes.valid() && levels.size() < max_includes;
    if (!follow || !lists_[entry.includes.index()].known) {
      UrlPattern rest = pattern;
      rest.opaque = true;
      out.push_back(std::move(rest));
    }
    if (follow) levels.push_back({entry.includes, 0, std::move(pattern)});
  }
  return out;
}

}  // namespace djvet
