// Code of a strategy -> source text for a file: strings in the quotes that most of its strings have, copied code in one line.
// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "analyzer/findings/finding.h"
#include "analyzer/fix/queryset_edits.h"

namespace djvet {

/// Nothing where a piece of a file can't be copied: it has a remark, a string of several lines, or can't be read.
[[nodiscard]] std::optional<std::string> spelled(const Strategy::Code& code, const EditInput& input, FileId file);

}  // namespace djvet
