// The findings that a project had when it began to use djvet, as a file in the project: they are not reported again.
// Invariant: what isn't a baseline is refused as a whole, with the place; nothing in it is trusted or printed unescaped.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/day.h"
#include "analyzer/base/result.h"

namespace djvet {

/// Findings of one check in one file that can't be told apart by what they stand on.
struct BaselineEntry {
  std::string check;  // its id
  std::string path;   // relative to the project's root, for people; bytes that are no UTF-8 are replaced
  std::string
      place;  // 32 hexadecimal digits: check, path, symbol and anchor (findings/fingerprint.h), whatever their lines
  std::string code;  // the same without the path: where a file has moved
  std::uint32_t count = 1;
  friend auto operator<=>(const BaselineEntry&, const BaselineEntry&) = default;
};

struct Baseline {
  std::vector<BaselineEntry> entries;  // sorted, each place once
  std::optional<Day> until;            // the last day on which it holds
};

/// The name that `djvet baseline` and `djvet check` agree on, in the project's root.
inline constexpr std::string_view baseline_name = "djvet-baseline.json";

/// JSON with a line for each entry, so that version control can merge it.
[[nodiscard]] std::string write_baseline(const Baseline& baseline);

/// The error says what is wrong, without naming the file. At most 200,000 entries.
[[nodiscard]] Result<Baseline, std::string> parse_baseline(std::string_view text);

/// Reads the regular file at `path`, at most 64 MB of it.
[[nodiscard]] Result<Baseline> read_baseline(const std::string& path);

}  // namespace djvet
