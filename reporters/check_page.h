// What djvet says of a check itself, from its constant and its page: `djvet explain`, and the tables of the documentation.
// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>

#include "analyzer/findings/registry.h"

namespace djvet {

/// For reading on a terminal: what the constant states, then the page as plain text with its code indented.
[[nodiscard]] std::string explain_text(const Registered& row);
/// One JSON object; the page is in it as Markdown.
[[nodiscard]] std::string explain_json(const Registered& row);

/// A Markdown table of all checks in the order of the registry. `link_prefix` leads from the document to the folder checks/.
[[nodiscard]] std::string check_table(std::span<const Registered> checks, std::string_view link_prefix);

}  // namespace djvet
