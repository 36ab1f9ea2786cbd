// Names that a file reads and that nothing anywhere in it binds.
// Invariant: silent where a name may come from elsewhere: star imports, code that writes into its own names, builtins, annotations
// (which need not be evaluated), and what a try statement is there to survive. Scopes aren't told apart: what one function binds
// counts for all of the file.
// Threads: any. Cost: one pass over the nodes.
// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "analyzer/extract/file_facts.h"

namespace djvet {

/// The first `name` node of each, in source order.
[[nodiscard]] std::vector<NodeId> undefined_names(const FileFacts& facts);

}  // namespace djvet
