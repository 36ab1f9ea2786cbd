// What Python's str methods and `re` call whitespace and word characters, on UTF-8 text.
// Whitespace is exact (str.isspace, which str.strip, str.split and \s share); word characters are exact in ASCII, and
// outside it everything but whitespace, symbols and punctuation is one, which is what names in templates need.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>

#include "analyzer/base/span.h"

namespace djvet {

/// Bytes of the whitespace character that begins at `at` (1 to 3), or 0 where none does. `at` may be the text's size.
[[nodiscard]] std::size_t space_at(std::string_view text, std::size_t at);

/// Bytes of the word character (\w) that begins at `at` (1 to 4), or 0 where none does. `at` may be the text's size.
[[nodiscard]] std::size_t word_at(std::string_view text, std::size_t at);

/// `span` of `text` without whitespace at its ends, as str.strip() leaves it. Empty spans stay where they begin.
[[nodiscard]] Span stripped(std::string_view text, Span span);

[[nodiscard]] bool is_blank(std::string_view text);

}  // namespace djvet
