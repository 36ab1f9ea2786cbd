// Strategies of the kind `source` -> edits: what they say as it stands, what is inserted and taken out by the lines and lists
// around it, all of them together.
// Invariant: the edits of several strategies don't depend on their order; what two of them insert alike is written once.
// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <optional>
#include <set>
#include <vector>

#include "analyzer/findings/finding.h"
#include "analyzer/fix/queryset_edits.h"

namespace djvet {

/// Lifetime: one call of write_edits().
class SourceEdits {
 public:
  void add(const Strategy& strategy);

  /// The edits in any order, and in `imports` what files must import besides. Nothing where something can't be written.
  [[nodiscard]] std::optional<std::vector<Edit>> write(const EditInput& input,
                                                       std::map<FileId, std::set<Strategy::Import>>& imports) const;

 private:
  std::vector<Edit> edits_;
  std::set<Strategy::Insertion> insertions_;
  std::set<Strategy::Removal> removals_;
  std::set<Strategy::MovedImport> moved_;
};

}  // namespace djvet
