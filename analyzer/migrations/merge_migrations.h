// The migration that brings several last ones of an app together, where the order of what the branches do makes no difference.
// Invariant: where that isn't certain there is none, and a reason: operations that aren't known, or run code, commute with none.
// Source: Django 5.2, makemigrations.handle_merge; the operations' state_forwards() and database_forwards().
// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>
#include <vector>

#include "analyzer/migrations/graph.h"
#include "analyzer/migrations/graph_problems.h"
#include "analyzer/migrations/missing_migrations.h"

namespace djvet {

struct MergeMigration {
  MigrationFile file;  // no path: none is written
  std::string reason;  // why not: one line, no final period
};

/// By app, for each conflict.
[[nodiscard]] std::map<std::string, MergeMigration> merge_migrations(const std::vector<MigrationConflict>& conflicts,
                                                                     const std::vector<AppMigrations>& apps,
                                                                     const MigrationGraph& graph,
                                                                     Evaluation& evaluation);

/// `0007_merge_0006_price_0006_title`. Where the names of the last ones are long Django takes the time; this the first of them
/// and `_and_more`. `leaves` are sorted.
[[nodiscard]] std::string merge_name(const std::vector<std::string>& leaves);

}  // namespace djvet
