// What `djvet check` does with a baseline: the one that was named, else the one in the project's root.
// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "analyzer/cli/arguments.h"
#include "analyzer/config/baseline.h"
#include "analyzer/findings/report.h"

namespace djvet {

/// Nothing where there is none, or it isn't to be used.
[[nodiscard]] Result<std::optional<Baseline>> baseline_for(const CheckArguments& arguments, const std::string& root);

/// Leaves the entries of checks that run; none behind the baseline's last day.
void keep_those_of_run(const Configuration& configuration, Baseline& baseline);

/// Takes the known findings out of a report, and gives a note about entries that nothing was found for, or about its last
/// day, behind which it knows nothing; empty where there are
/// none, or where only a part of the checks or paths was looked at.
[[nodiscard]] std::string apply_baseline(const Baseline& baseline, const Configuration& configuration, Report& report);

}  // namespace djvet
