// The lines that close text output: how many findings of which kind, what was suppressed, what was left out.
// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "reporters/paint.h"
#include "reporters/reporter.h"

namespace djvet {

/// One line for each notification, the counts, and the statistics that the options ask for. Ends in a newline.
[[nodiscard]] std::string summary_text(const Report& report, const RenderOptions& options, const Paint& paint);

/// "3 files", "1 file"; `plural` replaces name + "s".
[[nodiscard]] std::string counted(std::size_t count, std::string_view name, std::string_view plural = {});

}  // namespace djvet
