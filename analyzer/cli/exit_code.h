// What the process answers with. README.md lists the same numbers.
// SPDX-License-Identifier: MIT
#pragma once

namespace djvet {

enum ExitCode : int {
  exit_clean = 0,  // no finding at or above the threshold
  exit_findings = 1,
  exit_usage = 2,       // command line, configuration, files that can't be read or written as asked
  exit_incomplete = 3,  // something was left out of the analysis; findings are printed all the same
  exit_internal = 5,    // a defect of djvet
};

}  // namespace djvet
