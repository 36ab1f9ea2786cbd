// Who settles a finding, decided by its evidence alone: what was tried, and what makes it more than one peer's question.
// The one place where levels come from. Threads: any.
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "analyzer/findings/finding.h"

namespace djvet {

[[nodiscard]] std::string_view to_string(Trigger trigger);           // "multiplied-queries"
[[nodiscard]] std::string_view to_string(Attempt::Outcome outcome);  // "still-there"

/// Of one finding's strategies: more are never tried.
inline constexpr std::size_t most_strategies = 2;

/// Why a trigger raises a finding: "queries multiply through nested loops".
[[nodiscard]] std::string_view reason_of(Trigger trigger);
/// Why an attempt was rejected, with its detail: "the finding is still there"; of a verified one that it held.
[[nodiscard]] std::string reason_of(const Attempt& attempt);

/// Whether something was tried, and not merely left for want of time or permission.
[[nodiscard]] bool is_made(const Attempt& attempt);

/// Adds one that isn't there yet, and sets the level.
void add_trigger(Finding& finding, Trigger trigger);

/// What a trigger asks for: L3 or L4, L2 without one.
[[nodiscard]] Level level_of(Trigger trigger);
/// L4 where something has to be decided; L1 with a verified fix, unless the finding came back in spite of fixes; else what the
/// triggers ask for.
[[nodiscard]] Level level_of(const Finding& finding);
/// The lowest level of a check's findings without a verified fix.
[[nodiscard]] Level floor_of(const Check& check);
/// Why a finding has its level, in one sentence without a final period.
[[nodiscard]] std::string reason_of_level(const Finding& finding);

}  // namespace djvet
