// What changed in a work tree since a revision, read from git's objects without running git.
// Source: git-diff and git-merge-base; libgit2 reads the objects. It is opened when it is asked for (LIBGIT2_SOVERSION), so that
// a machine without it lacks this alone.
// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "analyzer/base/result.h"
#include "analyzer/config/changed_files.h"

namespace djvet {

/// What `git diff --name-status --no-renames $(git merge-base REF HEAD)` lists below `prefix`, and the files that git doesn't
/// know of and doesn't ignore, as new ones. `top` is the absolute path of the work tree; neither the user's nor the system's
/// configuration of git has a say. The error says what to do instead. Threads: one call at a time.
[[nodiscard]] Result<ChangedFiles> changed_since(const std::string& top, const std::string& revision,
                                                 std::string_view prefix);

}  // namespace djvet
