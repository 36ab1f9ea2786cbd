// What manifests, setup.py and the environment say of packages, gathered for the whole project.
// SPDX-License-Identifier: MIT
#pragma once

#include "analyzer/model/requirements.h"

namespace djvet {

/// `model` needs its facts alone.
[[nodiscard]] Requirements read_requirements(const ProjectModel& model);

}  // namespace djvet
