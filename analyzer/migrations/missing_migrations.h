// The migrations that a project lacks, as files to write: what makemigrations would write where it has no question; where it
// has one, or data would be lost, the decision that is open.
// Lifetime: owns all that it holds. Threads: plain data.
// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>
#include <vector>

#include "analyzer/migrations/autodetector.h"
#include "analyzer/migrations/evaluation.h"
#include "analyzer/migrations/graph.h"
#include "analyzer/migrations/model_states.h"
#include "analyzer/migrations/planned_operations.h"

namespace djvet {

struct MigrationFile {
  std::string path;  // relative to the root
  std::string text;
};

/// What becomes of one app's changes: files, or the reason why there are none.
struct MissingMigration {
  std::vector<MigrationFile> files;  // the app's, and those of apps that depend on each other with it; by path
  std::vector<OpenDecision> decisions;
};

/// By app, for each app with changes.
using MissingMigrations = std::map<std::string, MissingMigration>;

[[nodiscard]] MissingMigrations missing_migrations(const std::vector<AppMigrations>& apps, const MigrationGraph& graph,
                                                   const ProjectState& before, const ClassState& after,
                                                   const Changes& changes, Evaluation& evaluation);

}  // namespace djvet
