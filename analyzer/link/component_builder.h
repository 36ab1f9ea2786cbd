// All components of a project.
// SPDX-License-Identifier: MIT
#pragma once

#include "analyzer/model/components.h"

namespace djvet {

/// `model` needs everything but its components.
[[nodiscard]] Components build_components(const ProjectModel& model);

}  // namespace djvet
