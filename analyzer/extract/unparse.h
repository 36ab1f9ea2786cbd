// Writes an expression back as short source text for messages; what doesn't fit or doesn't matter becomes "...".
// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "analyzer/extract/file_facts.h"

namespace djvet {

/// One line, at most about 100 characters. Names, attributes, calls, subscripts, strings and numbers are spelled out.
[[nodiscard]] std::string unparse(const FileFacts& facts, NodeId expression);

}  // namespace djvet
