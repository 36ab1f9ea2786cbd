// Which check runs on which file, on each thread, so that the handler of a fault can name them.
// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace djvet {

/// Says for its lifetime that this thread runs a check on a file (empty: on the whole project). The texts must outlive it.
class RunningCheck {
 public:
  RunningCheck(std::string_view check, std::string_view path) {
    running_check_ = check;
    running_path_ = path;
  }
  RunningCheck(const RunningCheck&) = delete;
  RunningCheck& operator=(const RunningCheck&) = delete;
  ~RunningCheck() {
    running_check_ = {};
    running_path_ = {};
  }

  /// The check that this thread runs, or empty. Safe in a signal handler.
  [[nodiscard]] static std::string_view check() { return running_check_; }
  [[nodiscard]] static std::string_view path() { return running_path_; }

 private:
  static inline thread_local constinit std::string_view running_check_;
  static inline thread_local constinit std::string_view running_path_;
};

/// From now on a fault of the program (a bad memory access, an abort) prints which check failed on which file and ends the
/// process with exit code 5. Called once, by main. Stack overflow is caught on the calling thread only.
void install_fault_handler();

}  // namespace djvet
