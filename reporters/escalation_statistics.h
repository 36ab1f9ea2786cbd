// Who settles what, and what came of trying: the lines of `--statistics` about levels.
// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "analyzer/findings/report.h"

namespace djvet {

/// Shares against the targets, levels by app and check, attempts and why they were rejected. Each line begins with two blanks.
[[nodiscard]] std::string escalation_statistics(const Report& report);

}  // namespace djvet
