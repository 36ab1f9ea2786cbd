// The accesses of a project as text, for `djvet dump --phase accesses` and its snapshot tests.
// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "analyzer/infer/inference.h"

namespace djvet {

/// One access a line, files in path order: path, bytes, kind, model, path from the row, what it costs.
[[nodiscard]] std::string dump_accesses(const ProjectModel& model, const Inference& inference);

}  // namespace djvet
