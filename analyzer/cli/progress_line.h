// One line on a terminal's standard error that tells how far a run is, and leaves nothing behind.
// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <mutex>
#include <string_view>

namespace djvet {

/// Silent until half a second has passed; then at most ten updates a second. Erased by the destructor.
class ProgressLine {
 public:
  /// With `on` false nothing is ever written.
  explicit ProgressLine(bool on);
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;
  ~ProgressLine();

  /// Threads: any.
  void show(std::string_view phase, std::size_t done, std::size_t of);

 private:
  using Clock = std::chrono::steady_clock;

  bool on_;
  bool drawn_ = false;
  std::mutex mutex_;
  Clock::time_point next_;
};

}  // namespace djvet
