// A changed file as a unified diff, which `patch -p0` and `git apply -p0` take. The lines are the file's own bytes.
// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "analyzer/findings/finding.h"

namespace djvet {

/// `text` is the decoded text of `before`, and `edits`, which are in order, lead from it to that of `after`. `path` is printed
/// as it is, quoted as git does where it holds what would break the line.
[[nodiscard]] std::string unified_diff(std::string_view path, std::string_view text, std::span<const Edit> edits,
                                       std::string_view before, std::string_view after);

/// The same of a file that isn't there yet.
[[nodiscard]] std::string new_file_diff(std::string_view path, std::string_view bytes);

}  // namespace djvet
