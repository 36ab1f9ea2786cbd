// The steps in their order. Apps of which several migrations are the last one are in conflict, and have no state to compare.
// SPDX-License-Identifier: MIT
#include "analyzer/migrations/drift.h"

#include <algorithm>

#include "analyzer/migrations/graph.h"
#include "analyzer/migrations/migration_files.h"
#include "analyzer/migrations/replay.h"

namespace djvet {

Changes find_drift(const ProjectModel& model) {
  Evaluation evaluation(model);
  const std::vector<AppMigrations> apps = read_migrations(evaluation, MigrationParts::everything);

  // Every migration of every app that counts is known, with its operations as values.
  const MigrationGraph graph(apps);
  std::set<std::string> labels;
  for (const AppMigrations& app : apps) {
    const bool edges_known = std::ranges::all_of(app.migrations, &Migration::edges_known);
    if (graph.leaves(app.app->label).size() < 2 || !edges_known) labels.insert(app.app->label);
  }

  // So is their order.
  FieldStates fields(evaluation);
  const ProjectState before = replay(graph.order(), fields, evaluation);
  const ClassState after = read_models(labels, before, fields, evaluation);

  // Both states hold deconstructed fields, and say what isn't known.
  return detect_changes(before, after, labels);
}

}  // namespace djvet
