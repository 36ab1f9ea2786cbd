// Reads UTF-8 one character at a time, by the table of well-formed sequences (Unicode 15, table 3-7).
// A byte that starts no well-formed sequence is one invalid character of size 1, so every input is walked to its end.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace djvet {

/// One step through a text: `size` is 1 to 4 bytes; `value` is the byte itself where `valid` is false.
struct Utf8Char {
  char32_t value = 0;
  std::uint8_t size = 1;
  bool valid = false;
};

/// The character that begins at `at`, which must be below `text.size()`. Threads: any.
[[nodiscard]] Utf8Char utf8_at(std::string_view text, std::size_t at);

[[nodiscard]] bool is_utf8(std::string_view text);

/// `value` must be a scalar value: at most U+10FFFF and no surrogate.
void append_utf8(std::string& out, char32_t value);

/// The longest prefix of at most `most` bytes that doesn't cut a character in two.
[[nodiscard]] std::string_view utf8_prefix(std::string_view text, std::size_t most);

}  // namespace djvet
