// Writes a file that the user named, whole or not at all.
// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "analyzer/base/result.h"

namespace djvet {

/// Writes `bytes` to a new file in the same folder and renames it to `path`: readers see the old content or the new one,
/// and after a failure the old one. Only a regular file is replaced, never what a link leads to, and never a link, device or
/// FIFO itself; below the working directory no folder on the way may be a link either, because a repository may have brought
/// it. The new file has the permissions of the old one, or those that the umask leaves.
[[nodiscard]] std::optional<Problem> replace_output_file(const std::string& path, std::string_view bytes);

/// The same for a file that must not exist yet; folders above it are made.
[[nodiscard]] std::optional<Problem> create_output_file(const std::string& path, std::string_view bytes);

}  // namespace djvet
