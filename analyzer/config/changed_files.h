// The list of files that came since the last release, as version control writes it.
// Source: git, `git diff --name-only` and `--name-status` (git-diff, "Output formats"). djvet never runs git: a repository's
// own configuration may name programs that git would start.
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/result.h"

namespace djvet {

struct ChangedFiles {
  std::vector<std::string> added;   // sorted
  std::vector<std::string> edited;  // likewise
};

/// One path on each line, behind its status where the list has them: A, C and R name a new file, M and T an edited one, D none.
/// Without a status, a file counts as new. `prefix`: of the project's root in the repository, which paths lose.
[[nodiscard]] ChangedFiles parse_changed_files(std::string_view text, std::string_view prefix);

/// The same of a file, or of standard input for "-".
[[nodiscard]] Result<ChangedFiles> read_changed_files(const std::string& path, std::string_view prefix);

}  // namespace djvet
