// The steps in their order. Apps of which several migrations are the last one are in conflict, and have no state to compare.
// SPDX-License-Identifier: MIT
#include "analyzer/migrations/drift.h"

#include <algorithm>

namespace djvet {

Drift find_drift(const std::vector<AppMigrations>& apps, const MigrationGraph& graph, const ProjectState& before,
                 FieldStates& fields, Evaluation& evaluation) {
  std::set<std::string> labels;
  for (const AppMigrations& app : apps) {
    const bool edges_known = std::ranges::all_of(app.migrations, &Migration::edges_known);
    if (graph.leaves(app.app->label).size() < 2 || !edges_known) labels.insert(app.app->label);
  }
  const ClassState after = read_models(labels, before, fields, evaluation);

  // Both states hold deconstructed fields, and say what isn't known.
  Drift out{detect_changes(before, after, labels), {}};
  out.missing = missing_migrations(apps, graph, before, after, out.changes, evaluation);
  return out;
}

}  // namespace djvet
