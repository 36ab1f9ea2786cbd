// The time at which a run begins, by which a cache tells stamps that can be trusted from those that are too fresh.
// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstdint>

namespace djvet {

/// Nanoseconds of the system's clock since 1970, as the times of files count.
[[nodiscard]] inline std::int64_t now_ns() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::system_clock::now().time_since_epoch())
      .count();
}

}  // namespace djvet
