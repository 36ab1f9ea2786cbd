// Names that a file must import -> edits of its imports: a name joins the statement that imports from the same module, else it
// gets a statement of its own among the others.
// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

#include "analyzer/extract/file_facts.h"
#include "analyzer/findings/finding.h"

namespace djvet {

/// `imports` are bound nowhere in the file. Nothing where the file's imports are written in a way that none can be added to:
/// below a condition, several statements on one line, or a remark where a name would stand.
[[nodiscard]] std::optional<std::vector<Edit>> import_edits(const FileFacts& facts, std::string_view text, FileId file,
                                                            const std::set<Strategy::Import>& imports);

}  // namespace djvet
