// Puts new bytes in the place of source files, makes files that aren't there and takes files away, together or not at all: a new
// file beside the old one, synced to the disk, takes its name.
// Never writes outside the root nor through a link; keeps mode and owner; refuses a file that isn't what it was when it was read,
// or that its own mode makes read-only; a new file never takes the place of anything.
// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "analyzer/discover/beneath.h"

namespace djvet {

/// One file, relative to the root, and what it holds (bytes): nothing is no file.
struct SourceChange {
  std::string path;
  std::optional<std::string> before, after;
};

struct NotWritten {
  std::string path;
  std::string reason;  // one line without the path
};

/// All of the changes, each to another file, or none. Nothing when all went well; else what was in the way. New files are on the
/// disk under other names before the first takes its name, so that only a call that fails between two names has something to
/// put back. A process that ends in between leaves each file whole, perhaps with a file `.NAME.djvet-*.tmp` beside it.
/// Threads: one unit at a time.
[[nodiscard]] std::optional<NotWritten> change_together(const RootDirectory& root,
                                                        std::span<const SourceChange> changes);

/// Takes changes back, all of them or none, whichever of them were made. A file that is neither as before nor as after them is in
/// the way. Removes what a process that ended in between left beside the files.
[[nodiscard]] std::optional<NotWritten> undo_together(const RootDirectory& root, std::span<const SourceChange> changes);

}  // namespace djvet
