// Where the analysis gave up, one line for each place.
// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "analyzer/findings/report.h"

namespace djvet {

/// "path:line:column: gap: reason", in path order; then how often each reason was met, most often first. Each line ends in
/// a newline; empty when there are no gaps.
[[nodiscard]] std::string gap_lines(const Report& report);

}  // namespace djvet
