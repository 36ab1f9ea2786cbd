// Puts new bytes in the place of a source file, or makes a file that isn't there, whole or not at all: a new file beside it,
// synced to the disk, takes its name.
// Never writes outside the root nor through a link; keeps mode and owner; refuses a file that isn't what it was when it was read,
// or that its own mode makes read-only; a new file never takes the place of anything.
// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "analyzer/discover/beneath.h"

namespace djvet {

/// `path` is relative to the root; `before` what the file held when it was analysed. Nothing when all went well; else why the
/// file is as it was: one line without the path. A process that ends in between leaves the file whole, perhaps with a
/// file `.NAME.djvet-*.tmp` beside it. Threads: one file at a time.
[[nodiscard]] std::optional<std::string> replace_source(const RootDirectory& root, std::string_view path,
                                                        std::string_view before, std::string_view after);

/// Makes a file in a folder that is there, with the folder's permissions to read and write. As above.
[[nodiscard]] std::optional<std::string> create_source(const RootDirectory& root, std::string_view path,
                                                       std::string_view bytes);

}  // namespace djvet
