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

/// Takes names that are imported from elsewhere: in their statement where that names nothing else, else in one of the other
/// module; what has to be imported besides is added to `imports`. Nothing where a remark would be lost, and where a name below
/// the module's top level shares its statement.
[[nodiscard]] std::optional<std::vector<Edit>> move_imports(const FileFacts& facts, std::string_view text,
                                                            const std::vector<Strategy::MovedImport>& moved,
                                                            std::set<Strategy::Import>& imports);

}  // namespace djvet
