// What `djvet check --add-ignore` does: a suppression comment for each finding of a report.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>

#include "analyzer/base/result.h"
#include "analyzer/driver/pipeline.h"
#include "analyzer/driver/try_fixes.h"
#include "analyzer/fix/ignore_comments.h"

namespace djvet {

/// The comments as changes of files, for all findings of the run's report but those about comments. Each finding that is
/// covered gets its edit as a fix, by which fixing.h counts it; of those that no comment can cover, a note on standard error
/// says where they are. Paths in notes begin with `prefix`. An error when the root can't be opened.
[[nodiscard]] Result<TriedFixes> comments_for(Run& run, const IgnoreWords& words, const std::string& prefix);

}  // namespace djvet
