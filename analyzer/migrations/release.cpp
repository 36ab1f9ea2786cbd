// By path, or by place in the graph.
// SPDX-License-Identifier: MIT
#include "analyzer/migrations/release.h"

#include <algorithm>
#include <set>

namespace djvet {
namespace {

/// The migrations that some migration names as one that must have run.
std::set<MigrationKey> depended_on(const std::vector<AppMigrations>& apps) {
  std::set<MigrationKey> out;
  for (const AppMigrations& app : apps)
    for (const Migration& migration : app.migrations)
      for (const MigrationEdge& edge : migration.dependencies) out.insert(edge.to);
  return out;
}

/// Whether version control knows other migrations of the same folder, but not this one.
bool is_untracked(const std::string& path, const std::vector<std::string>& tracked) {
  const auto at = std::ranges::lower_bound(tracked, path);
  if (at != tracked.end() && *at == path) return false;
  const std::string folder = path.substr(0, path.rfind('/') + 1);
  const auto first = std::ranges::lower_bound(tracked, folder);
  return first != tracked.end() && first->starts_with(folder);
}

}  // namespace

Release find_unreleased(const ProjectModel& model, const std::vector<AppMigrations>& apps, const MigrationGraph& graph,
                        const ReleaseScope& scope) {
  Release out;
  out.each_alone = scope.kind == ReleaseScope::Kind::every;
  const std::set<MigrationKey> needed =
      scope.kind == ReleaseScope::Kind::last ? depended_on(apps) : std::set<MigrationKey>();
  for (const AppMigrations& app : apps) {
    const std::vector<const Migration*> leaves = graph.leaves(app.app->label);
    for (const Migration& migration : app.migrations) {
      const SourceFile& file = model.sources().files[migration.file.index()];
      // A squashed migration runs on empty databases alone: the others have run those that it replaces.
      if (!migration.replaces.empty()) continue;
      if (file.role == Role::test || file.role == Role::vendored || file.is_dependency()) continue;
      const bool last = std::ranges::find(leaves, &migration) != leaves.end() && !needed.contains(migration.key);
      if (scope.kind == ReleaseScope::Kind::every || std::ranges::binary_search(scope.added, file.path) ||
          is_untracked(file.path, scope.tracked))
        out.unreleased[migration.key] = true;
      else if (scope.kind == ReleaseScope::Kind::last && last) out.unreleased[migration.key] = false;
      if (scope.kind == ReleaseScope::Kind::files && std::ranges::binary_search(scope.edited, file.path))
        out.edited.push_back(&migration);
    }
  }
  return out;
}

}  // namespace djvet
