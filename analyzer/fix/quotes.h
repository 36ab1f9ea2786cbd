// The quotes that a file's strings stand in.
// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "analyzer/extract/file_facts.h"

namespace djvet {

/// The quote of a plain string; 0 for other nodes and for triple quotes.
[[nodiscard]] char quote_of(const FileFacts& facts, std::string_view text, NodeId node);
/// The one that most plain strings have; '"' where neither is.
[[nodiscard]] char prevailing_quote(const FileFacts& facts, std::string_view text);

}  // namespace djvet
