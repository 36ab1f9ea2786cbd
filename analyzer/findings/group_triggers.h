// Triggers that only findings together make: the same relation missing in many places, a change that lies in several apps.
// Only of findings whose fixes were tried and didn't hold: as long as one may, nothing has to be designed.
// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "analyzer/discover/source_file.h"
#include "analyzer/findings/finding.h"

namespace djvet {

/// From so many functions on, the same relation is a matter of design.
inline constexpr std::size_t several_places = 3;

/// Adds `several_endpoints` and `several_apps`, and sets levels. The result doesn't depend on the order.
void add_group_triggers(std::vector<Finding>& findings, const Sources& sources);

}  // namespace djvet
