// How findings ended, as a file in the project: so that what levels promise can be compared with what became of them.
// Invariant: what isn't such a file is refused as a whole; nothing in it is trusted or printed unescaped.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/day.h"
#include "analyzer/base/result.h"
#include "analyzer/findings/finding.h"

namespace djvet {

/// One finding, from the day it was seen first.
struct FindingOutcome {
  enum class End : std::uint8_t {
    open,
    fixed,       // djvet's own fix was written
    changed,     // gone, by somebody's hand
    suppressed,  // by a comment
  };
  std::string fingerprint;  // 32 hexadecimal digits
  std::string check;        // its id
  Level level = Level::l2;  // when it was seen last
  Day opened{};             // the day of the first time
  Day ended{};              // of the last end; first_day while it never ended
  End end = End::open;
  std::uint32_t returns = 0;  // times that it was open again after an end
};

struct Outcomes {
  std::vector<FindingOutcome> entries;  // by fingerprint, each once
};

/// The name that `djvet outcomes` and `djvet check` agree on, in the project's root.
inline constexpr std::string_view outcomes_name = "djvet-outcomes.json";

[[nodiscard]] std::string_view to_string(FindingOutcome::End end);  // "open", "fixed", "changed", "suppressed"

/// JSON with a line for each entry, so that version control can merge it.
[[nodiscard]] std::string write_outcomes(const Outcomes& outcomes);
/// The error says what is wrong, without naming the file. At most 200,000 entries.
[[nodiscard]] Result<Outcomes, std::string> parse_outcomes(std::string_view text);
/// Those of the project with this root; at most 64 MB are read. No file: no outcomes yet.
[[nodiscard]] Result<Outcomes> read_outcomes(const std::string& root);

}  // namespace djvet
