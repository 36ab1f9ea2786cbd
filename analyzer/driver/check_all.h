// Phase 6: runs the checks that the configuration asks for over the model and the inference.
// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <vector>

#include "analyzer/config/configuration.h"
#include "analyzer/driver/pipeline.h"
#include "analyzer/findings/finding.h"
#include "analyzer/findings/registry.h"

namespace djvet {

struct Checked {
  std::vector<Finding> findings;
  std::vector<Notification> notifications;  // of checks that failed
  std::vector<Place> gaps;  // what the comparison of models and migrations, where it was made, left unsaid
};

/// The findings of the whole project, those of a check over the whole project first, then by file, then by check: the same
/// order whatever the number of threads. Checks of files see every Python file that has facts; those that read templates
/// see the templates as well. With `only`, checks of files see that file alone.
[[nodiscard]] Checked check_all(const ProjectModel& model, const Inference& inference,
                                const Configuration& configuration, std::span<const Registered> checks,
                                const Progress& progress, FileId only = {});

}  // namespace djvet
