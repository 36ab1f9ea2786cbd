// Evaluates the class attributes of admin classes.
// SPDX-License-Identifier: MIT
#pragma once

#include "analyzer/model/admin_options.h"
#include "analyzer/model/project_model.h"

namespace djvet {

[[nodiscard]] AdminOptions read_admin_options(const ProjectModel& model);

}  // namespace djvet
