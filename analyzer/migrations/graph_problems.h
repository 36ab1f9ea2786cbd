// What is wrong with the graph of a project's migrations before any of them runs: several last ones, missing ones, circles.
// Invariant: an app of which some dependency can't be read has no conflict; migrations of apps outside the tree are never missing.
// Source: Django 5.2, MigrationLoader.detect_conflicts, MigrationGraph.validate_consistency and ensure_not_cyclic.
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "analyzer/migrations/graph.h"
#include "analyzer/migrations/state.h"
#include "analyzer/model/project_model.h"

namespace djvet {

/// Several migrations of an app that none of the app depends on.
struct MigrationConflict {
  std::string app;
  std::vector<StatePlace> leaves;  // by name, each at its class
};

/// A dependency that no migration can meet.
struct BrokenDependency {
  std::string app;
  StatePlace place;    // where it is written; of a circle, the class of its first migration
  std::string wanted;  // "shop.0002_price"; empty: a circle
  std::vector<StatePlace> circle;
};

struct GraphProblems {
  std::vector<MigrationConflict> conflicts;  // by app
  std::vector<BrokenDependency> broken;      // by app and name
  std::vector<BrokenDependency> replaced;    // names in `replaces` that no file has, beside others; by app and name
};

[[nodiscard]] GraphProblems find_graph_problems(const ProjectModel& model, const std::vector<AppMigrations>& apps,
                                                const MigrationGraph& graph);

}  // namespace djvet
