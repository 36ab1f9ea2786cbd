// Looks at the edges of the migrations alone.
// SPDX-License-Identifier: MIT
#include "analyzer/migrations/graph_problems.h"

#include <algorithm>
#include <map>
#include <set>

namespace djvet {
namespace {

StatePlace class_place(const ProjectModel& model, const Migration& migration) {
  const Class& cls = model.cls(migration.cls);
  return {cls.file, model.facts(cls.file).scopes()[cls.scope].name_span, migration.key.second};
}

std::string dotted(const MigrationKey& key) { return key.first + "." + key.second; }

/// Names that a squashed migration replaces and no file has. Where all of them are gone, they were removed on purpose, and so
/// were those that a migration of the list replaces itself.
void find_missing_replaced(const std::vector<AppMigrations>& apps, GraphProblems& out) {
  std::map<MigrationKey, const Migration*> files;
  for (const AppMigrations& app : apps)
    for (const Migration& migration : app.migrations) files.emplace(migration.key, &migration);
  for (const AppMigrations& app : apps)
    for (const Migration& migration : app.migrations) {
      std::vector<const MigrationEdge*> gone;
      std::set<MigrationKey> inner;
      bool whole = migration.edges_known;
      bool some = false;
      for (const MigrationEdge& edge : migration.replaces) {
        const auto file = files.find(edge.to);
        whole = whole && edge.to.first == migration.key.first;
        if (file == files.end()) gone.push_back(&edge);
        else some = true;
        if (file != files.end())
          for (const MigrationEdge& each : file->second->replaces) inner.insert(each.to);
      }
      if (!whole || !some) continue;
      for (const MigrationEdge* const edge : gone)
        if (!inner.contains(edge->to))
          out.replaced.push_back(
              {app.app->label, {edge->file, edge->span, migration.key.second}, dotted(edge->to), {}});
    }
}

}  // namespace

GraphProblems find_graph_problems(const ProjectModel& model, const std::vector<AppMigrations>& apps,
                                  const MigrationGraph& graph) {
  GraphProblems out;
  std::set<std::string> labels;
  std::set<MigrationKey> keys;
  for (const AppMigrations& app : apps) {
    labels.insert(app.app->label);
    for (const Migration& migration : app.migrations) {
      keys.insert(migration.key);
      for (const MigrationEdge& edge : migration.replaces) keys.insert(edge.to);
    }
  }
  for (const AppMigrations& app : apps) {
    bool whole = true;  // Django builds no graph where a migration is missing, and finds no conflict in it
    for (const Migration& migration : app.migrations) {
      whole = whole && migration.edges_known;
      for (const MigrationEdge& edge : migration.dependencies) {
        if (!labels.contains(edge.to.first) || edge.to.second.starts_with("__") || keys.contains(edge.to)) continue;
        out.broken.push_back({app.app->label, {edge.file, edge.span, migration.key.second}, dotted(edge.to), {}});
        whole = false;
      }
    }
    const std::vector<const Migration*> leaves = graph.leaves(app.app->label);
    if (leaves.size() < 2 || !whole) continue;
    MigrationConflict conflict{app.app->label, {}};
    for (const Migration* leaf : leaves) conflict.leaves.push_back(class_place(model, *leaf));
    out.conflicts.push_back(std::move(conflict));
  }
  find_missing_replaced(apps, out);
  const std::vector<const Migration*> cycle = graph.cycle();
  if (!cycle.empty()) {
    BrokenDependency circle{cycle[0]->key.first, class_place(model, *cycle[0]), "", {}};
    for (const Migration* each : cycle) circle.circle.push_back(class_place(model, *each));
    out.broken.push_back(std::move(circle));
  }
  return out;
}

}  // namespace djvet
