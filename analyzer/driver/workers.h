// How many threads a run uses.
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <thread>

#include "analyzer/config/configuration.h"

namespace djvet {

/// `jobs`, or as many as there are processors; at least 1.
[[nodiscard]] inline unsigned worker_count(const Configuration& configuration) {
  constexpr unsigned most = 256;
  const unsigned asked = configuration.jobs != 0 ? configuration.jobs : std::thread::hardware_concurrency();
  return std::clamp(asked, 1U, most);
}

}  // namespace djvet
