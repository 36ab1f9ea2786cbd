// Names of severities, confidences and levels, as every reporter prints them.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/finding.h"

#include <array>

namespace djvet {

std::string_view to_string(Severity severity) {
  constexpr std::array<std::string_view, 3> names{"note", "warning", "error"};
  return names[static_cast<std::size_t>(severity)];
}

std::string_view to_string(Confidence confidence) {
  constexpr std::array<std::string_view, 3> names{"low", "medium", "high"};
  return names[static_cast<std::size_t>(confidence)];
}

std::string_view to_string(Level level) {
  constexpr std::array<std::string_view, 5> names{"", "L1", "L2", "L3", "L4"};
  return names[static_cast<std::size_t>(level)];
}

std::string_view to_string(Safety safety) { return safety == Safety::safe ? "safe" : "unsafe"; }

}  // namespace djvet
