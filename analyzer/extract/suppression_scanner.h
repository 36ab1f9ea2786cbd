// Suppression comments: `# djvet: ignore[id, id] reason`, `# djvet: ignore-file[id]`.
// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>

namespace djvet {

struct SuppressionText {
  std::string_view ids;  // between the brackets; empty when malformed
  bool whole_file = false;
  bool malformed = false;  // speaks to djvet, but isn't in this form
};

/// What a comment (from its '#' or the text inside `{# #}`) says to djvet; nothing when it doesn't speak to it.
[[nodiscard]] std::optional<SuppressionText> scan_suppression(std::string_view comment);

}  // namespace djvet
