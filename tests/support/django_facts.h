// What tests/support/describe_models.py prints from a running Django, printed from djvet's model: one fact a line, sorted.
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "analyzer/model/project_model.h"

namespace djvet {

/// Concrete models of the tree and of described apps. No duplicates.
[[nodiscard]] std::vector<std::string> django_facts(const ProjectModel& model);

}  // namespace djvet
