// What `makemigrations --check --dry-run` would write for the project, without importing anything: the state that the
// migrations leave is compared with the models.
// Lifetime: owns all that it holds. Threads: none shared. Errors: none; what can't be told is counted.
// SPDX-License-Identifier: MIT
#pragma once

#include "analyzer/migrations/autodetector.h"
#include "analyzer/migrations/graph.h"
#include "analyzer/migrations/missing_migrations.h"
#include "analyzer/model/project_model.h"

namespace djvet {

struct Drift {
  Changes changes;
  MissingMigrations missing;  // what is to be written for them
};

/// `before`: what replay() leaves of these apps, which `fields` and `evaluation` were used for.
[[nodiscard]] Drift find_drift(const std::vector<AppMigrations>& apps, const MigrationGraph& graph,
                               const ProjectState& before, FieldStates& fields, Evaluation& evaluation);

}  // namespace djvet
