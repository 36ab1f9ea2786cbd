// The project model as text, for `djvet dump --phase model` and for snapshot tests.
// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "analyzer/model/project_model.h"

namespace djvet {

/// Modules, classes, models with their fields and managers, relations and settings lists, in path order. No absolute paths.
[[nodiscard]] std::string dump_model(const ProjectModel& model);

}  // namespace djvet
