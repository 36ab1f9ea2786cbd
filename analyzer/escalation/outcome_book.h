// What a report changes in the project's outcomes, and what the outcomes change in a report.
// SPDX-License-Identifier: MIT
#pragma once

#include <set>
#include <span>
#include <string>

#include "analyzer/config/outcomes.h"
#include "analyzer/findings/report.h"

namespace djvet {

/// From so many returns on, whoever settled a finding didn't reach its cause.
inline constexpr std::uint32_t most_returns = 3;

/// The outcomes on `today`, when a whole project has this report: findings that are new are opened, those that ended and are
/// back have returned, those that are gone have ended. `fixed` has the fingerprints whose fix djvet has just written. `checks`
/// are the ids of those that ran, sorted: what others found stays as it was.
[[nodiscard]] Outcomes outcomes_after(const Outcomes& before, const Report& report, std::span<const std::string> checks,
                                      const std::set<std::string>& fixed, Day today);

/// Adds the trigger `third_return` to findings that came back three times.
void mark_returned(const Outcomes& outcomes, Report& report);

/// How findings of each level ended, one line for each level that has any; empty without outcomes.
[[nodiscard]] std::string outcome_lines(const Outcomes& outcomes);

}  // namespace djvet
