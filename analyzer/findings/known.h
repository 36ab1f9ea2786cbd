// Between a run and its reporters: which findings a baseline (config/baseline.h) knows.
// SPDX-License-Identifier: MIT
#pragma once

#include "analyzer/config/baseline.h"
#include "analyzer/findings/report.h"

namespace djvet {

/// All findings of a report as a baseline.
[[nodiscard]] Baseline baseline_of(const Report& report);

struct KnownFindings {
  Baseline kept;                    // what the baseline still stands for, at the places where that is now
  std::size_t obsolete = 0;         // findings that the baseline has and nobody found
  std::vector<BaselineEntry> gone;  // the same, by place
};

/// Takes the findings out of a report that a baseline knows: as many as it counts at each place, wherever in the file that
/// now is; of a file that is gone, as many as have the same code elsewhere. What is left is the project's new findings.
/// Sets `report.known` and `report.has_baseline`.
[[nodiscard]] KnownFindings take_known(const Baseline& baseline, Report& report);

}  // namespace djvet
