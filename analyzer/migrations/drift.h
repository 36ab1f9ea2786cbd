// What `makemigrations --check --dry-run` would write for the project, without importing anything: the migrations are read,
// their operations replayed, and the state that they leave is compared with the models.
// Lifetime: owns all that it holds. Threads: none shared. Errors: none; what can't be told is counted.
// SPDX-License-Identifier: MIT
#pragma once

#include "analyzer/migrations/autodetector.h"
#include "analyzer/model/project_model.h"

namespace djvet {

/// Linear in the migrations' operations, but for renames of models.
[[nodiscard]] Changes find_drift(const ProjectModel& model);

}  // namespace djvet
