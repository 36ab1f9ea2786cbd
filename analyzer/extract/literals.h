// Text of Python string literals.
// Source: Python Language Reference, "String and Bytes literals".
// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace djvet {

enum class LiteralKind { text, bytes, formatted };

struct Literal {
  LiteralKind kind = LiteralKind::text;
  bool raw = false;
  std::string_view content;  // between the quotes, escapes as written
};

/// Splits a literal token into prefix and content. An unterminated literal's content reaches to its end.
[[nodiscard]] Literal split_literal(std::string_view token);
/// The value of the content, escapes decoded to UTF-8. Unknown escapes stay as they are, as in Python.
[[nodiscard]] std::string decode_escapes(std::string_view content);

}  // namespace djvet
