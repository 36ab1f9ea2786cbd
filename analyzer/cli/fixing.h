// What `djvet check` does with fixes that were tried: writes them to the files, or prints them as a diff. Files that fixes
// change together are written together or not at all.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>

#include "analyzer/base/result.h"
#include "analyzer/config/configuration.h"
#include "analyzer/driver/pipeline.h"
#include "analyzer/driver/try_fixes.h"

namespace djvet {

struct WrittenFixes {
  std::size_t findings = 0;  // whose fix is in the files
  std::size_t files = 0;     // that were changed or made
  bool journaled = false;    // --undo can take it back
  bool complete = true;      // false: some file could not be written, which was said on standard error
};

/// Keeps a journal for --undo first; with `continues`, one that is taken back together with the one before it. Paths in messages begin with `prefix`. An error when the root can't be opened.
[[nodiscard]] Result<WrittenFixes> write_fixes(const Run& run, const TriedFixes& tried,
                                               const Configuration& configuration, const std::string& prefix,
                                               bool continues = false);

/// All changes as one diff; empty without any.
[[nodiscard]] std::string diff_of(const Run& run, const TriedFixes& tried, const std::string& prefix);

/// "3 findings in 2 files".
[[nodiscard]] std::string counted_fixes(std::size_t findings, std::size_t files);

}  // namespace djvet
