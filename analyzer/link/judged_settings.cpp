// Modules are put in groups by union of their folders and of what they import; the best rank of each group is deployed.
// SPDX-License-Identifier: MIT
#include "analyzer/link/judged_settings.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>

namespace djvet {
namespace {

/// Folders whose projects show something to a reader, or are copied before they run: nobody deploys them as they are. Nor files
/// of such names.
constexpr auto shown_folders = std::to_array<std::string_view>(
    {"demo", "demos", "demoproject", "doc", "docs", "example", "example_project", "examples", "project_template",
     "sample", "samples", "sandbox", "template", "templates", "tutorial"});

bool is_shown(std::string_view path) {
  for (std::size_t begin = 0; begin < path.size();) {
    const std::size_t slash = path.find('/', begin);
    const std::string_view part = path.substr(begin, slash - begin);
    if (slash == path.npos) return part.find("example") != part.npos || part.find("sample") != part.npos;
    if (std::ranges::find(shown_folders, part) != shown_folders.end() || part.find("example") != part.npos ||
        part.starts_with("sample_") || part.find("{{") != part.npos)
      return true;
    begin = slash + 1;
  }
  return false;
}

/// Sets that are merged; a set is known by its least member.
class Groups {
 public:
  explicit Groups(std::size_t size) {
    for (std::size_t i = 0; i < size; ++i) parent_.push_back(i);
  }
  std::size_t of(std::size_t member) const {
    while (parent_[member] != member) member = parent_[member];
    return member;
  }
  void merge(std::size_t a, std::size_t b) {
    const std::size_t first = of(a);
    const std::size_t second = of(b);
    parent_[std::max(first, second)] = std::min(first, second);
  }

 private:
  std::vector<std::size_t> parent_;
};

Groups groups_of(const Sources& sources, std::span<const SettingsLink> links,
                 const std::vector<SettingsModule>& modules) {
  Groups groups(modules.size());
  std::map<std::string_view, std::size_t> folders;
  std::map<FileId, std::size_t> files;
  for (std::size_t i = 0; i < modules.size(); ++i) {
    const std::string_view path = sources.files[modules[i].file.index()].path;
    const std::size_t slash = path.rfind('/');
    const auto [folder, is_first] = folders.emplace(slash == path.npos ? "" : path.substr(0, slash), i);
    if (!is_first) groups.merge(i, folder->second);
    files.emplace(modules[i].file, i);
  }
  for (const SettingsLink& link : links) {
    const auto from = files.find(link.from);
    const auto to = files.find(link.to);
    if (from != files.end() && to != files.end()) groups.merge(from->second, to->second);
  }
  return groups;
}

/// How surely a module is what its project is deployed with; 0: it isn't.
int rank_of(const SettingsModule& module) {
  if (module.variant == SettingsVariant::production) return 3;
  if (module.variant == SettingsVariant::development || module.variant == SettingsVariant::test) return 0;
  if (module.served) return 2;
  return module.use == SettingsUse::entry ? 1 : 0;
}

/// Whether the user named modules, of which there is one.
bool take_named(const Sources& sources, std::vector<SettingsModule>& modules) {
  const std::vector<std::string>& named = sources.deployed_settings;
  bool any = false;
  for (SettingsModule& module : modules) {
    if (std::ranges::find(named, module.dotted) == named.end()) continue;
    module.standing = SettingsStanding::deployed;
    any = true;
  }
  return any;
}

}  // namespace

void judge_settings(const Sources& sources, std::span<const SettingsLink> links, std::vector<SettingsModule>& modules) {
  if (take_named(sources, modules)) return;
  const Groups groups = groups_of(sources, links, modules);
  std::map<std::size_t, int> best;
  std::vector<int> ranks;
  for (std::size_t i = 0; i < modules.size(); ++i) {
    const SourceFile& file = sources.files[modules[i].file.index()];
    const bool whole = modules[i].find("INSTALLED_APPS") != nullptr && modules[i].find("ROOT_URLCONF") != nullptr;
    const bool aside = file.role == Role::test || file.role == Role::vendored || is_shown(file.path);
    ranks.push_back(whole && !aside ? rank_of(modules[i]) : 0);
    best[groups.of(i)] = std::max(best[groups.of(i)], ranks.back());
  }
  bool any = false;
  for (std::size_t i = 0; i < modules.size(); ++i) {
    const int top = best[groups.of(i)];
    if (ranks[i] == 0 || ranks[i] != top) continue;
    modules[i].standing = SettingsStanding::deployed;
    any = true;
  }
  if (any) return;
  const bool started =
      std::ranges::any_of(modules, [](const SettingsModule& each) { return each.use == SettingsUse::entry; });
  for (SettingsModule& module : modules)
    if ((!started || module.use == SettingsUse::entry) && module.find("INSTALLED_APPS") != nullptr)
      module.standing = SettingsStanding::judged;
}

}  // namespace djvet
