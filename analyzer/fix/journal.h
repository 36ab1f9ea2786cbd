// What `--fix` changed in a project, kept in a folder of djvet's own so that `--undo` can take it back: one file for each time, the
// last ones of each root.
// Invariant: a journal is on the disk before the first source of its units is touched, and is whole or not there: it ends with
// a hash of itself. What it holds are the user's own sources, so only that user may read it.
// Threads: one process at a time for each root; of two that write at once, one's journal may take the other's number and be
// refused.
// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analyzer/fix/write.h"

namespace djvet {

/// Changes that stand or fall together; see change_together().
using ChangeUnit = std::vector<SourceChange>;

struct Journal {
  std::string name;  // of its file; empty before it is kept
  std::vector<ChangeUnit> units;
  bool continues = false;  // what the journal before it began, in the same command
};

/// Gives the journal a name and its file; makes the folder if need be, and drops the oldest journals of this root. `folder` is
/// absolute, `root` the project's absolute path. Nothing when all went well; else why there is no journal: one line.
[[nodiscard]] std::optional<std::string> keep_journal(const std::string& folder, const std::string& root,
                                                      Journal& journal);

/// The newest journal of a root that can be read; nothing without one.
[[nodiscard]] std::optional<Journal> last_journal(const std::string& folder, const std::string& root);

/// Removes a journal whose changes are taken back, or were never made.
void drop_journal(const std::string& folder, const Journal& journal);

}  // namespace djvet
