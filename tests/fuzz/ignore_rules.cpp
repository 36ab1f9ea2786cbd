// Any bytes as an ignore file, matched against the paths in its own lines: a decision in bounded work.
// SPDX-License-Identifier: MIT
#include "analyzer/discover/ignore_rules.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "analyzer/base/require.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t most = 4096;
  const std::string_view text(reinterpret_cast<const char*>(data), size < most ? size : most);
  const djvet::IgnoreRules rules(text);
  std::string_view rest = text;
  for (int line = 0; line < 8 && !rest.empty(); ++line) {
    const std::size_t newline = rest.find('\n');
    const std::string_view path = rest.substr(0, newline);
    std::uint64_t steps = 0;
    const djvet::Ignored as_file = rules.decide(path, false, steps);
    const djvet::Ignored as_folder = rules.decide(path, true, steps);
    // A name is looked at by each pattern no longer than once for each of the pattern's bytes.
    djvet::require(steps <= 2 * (text.size() + 2) * (path.size() + 2), "matching costs more than its bound");
    djvet::require(!rules.empty() || (as_file == djvet::Ignored::undecided && as_folder == djvet::Ignored::undecided),
                   "no patterns, but a decision");
    rest = newline == std::string_view::npos ? std::string_view() : rest.substr(newline + 1);
  }
  return 0;
}
