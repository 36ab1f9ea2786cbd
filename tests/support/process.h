// Runs a program for a test and tells how it ended, what it printed, and what it took.
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

namespace djvet {

struct Ended {
  int exit_code = -1;   // -1 when a signal ended it
  int signal = 0;       // 0 when it ended by itself
  bool in_time = true;  // false: it was killed after `seconds_allowed`
  std::string out;
  std::string err;
  double seconds = 0;
  double peak_mib = 0;  // most memory held at once
};

/// `words[0]` is the program's path and `folder` its working directory. Standard input is empty. The environment is this
/// process's, without colours and with HOME and XDG_CACHE_HOME in a folder that ends with the call. With `as_nobody` a test
/// that runs as root starts the program as a user who owns nothing.
[[nodiscard]] Ended run_program(const std::vector<std::string>& words, const std::string& folder,
                                int seconds_allowed = 120, bool as_nobody = false);

}  // namespace djvet
