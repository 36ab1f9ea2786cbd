// Whether a query that is written in a loop asks the same in each pass: by what the loop's statement says.
// Threads: any.
// SPDX-License-Identifier: MIT
#pragma once

#include "analyzer/extract/file_facts.h"

namespace djvet {

/// Whether the expression makes a query anew, of nothing but constants, classes and names that the loop binds nowhere, while
/// no call in the loop says that it writes. `loop`: a for statement, or a comprehension's clause.
[[nodiscard]] bool asks_the_same(const FileFacts& facts, NodeId loop, NodeId query);

}  // namespace djvet
