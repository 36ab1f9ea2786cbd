// A run whose findings have been through every attempt: what `djvet escalate` and `djvet explain ID PATH:LINE` show.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "analyzer/cli/arguments.h"
#include "analyzer/driver/pipeline.h"

namespace djvet {

struct TriedRun {
  Configuration configuration;
  Run run;
};

/// What to do with the findings that the project's baseline knows.
enum class Known : std::uint8_t { left_out, kept };

/// Analyses the project and tries the fixes of the findings that `is_wanted` holds for,
/// unsafe ones too; nothing is written. Keeps only those findings.
[[nodiscard]] Result<TriedRun> tried_run(const InputArguments& input,
                                         const std::function<bool(const Run&, const Finding&)>& is_wanted,
                                         Known known = Known::left_out);

}  // namespace djvet
