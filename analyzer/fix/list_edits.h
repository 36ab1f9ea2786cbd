// Elements of a list or tuple in another order. An element that has its lines for itself takes them along, with the remarks on
// them and directly above; in other lists the elements' own texts change places.
//   "a",  # first        ->      # second
//   # second                     "b",
//   "b"                          "a",  # first
// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "analyzer/extract/file_facts.h"
#include "analyzer/findings/finding.h"

namespace djvet {

/// `order`: neighbouring elements of one list or tuple, as they should stand. Nothing where they aren't that, are so already, or
/// where it isn't plain whose a remark is.
[[nodiscard]] std::optional<std::vector<Edit>> reorder_elements(const FileFacts& facts, std::string_view text,
                                                                FileId file, const std::vector<NodeId>& order);

}  // namespace djvet
