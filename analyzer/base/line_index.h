// Turns byte offsets of a text into lines and columns, and back. A line ends at "\n", "\r\n" or "\r", as in Python.
// Only reporters and the language server use it: everything else speaks of byte offsets.
// Invariant: a column counts bytes that begin a character, so text that isn't UTF-8 still gets an answer for every offset.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "analyzer/base/span.h"

namespace djvet {

/// All counts start at 1.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;  // in code points
  std::uint32_t utf16 = 1;   // in UTF-16 code units, as SARIF and LSP clients count
  friend bool operator==(const Position&, const Position&) = default;
};

/// Built in one pass over the text, which it views and which must outlive it. Threads: const, any.
class LineIndex {
 public:
  explicit LineIndex(std::string_view text);

  /// At least 1: an empty text has one empty line, and a text that ends in a newline has an empty line after it.
  [[nodiscard]] std::uint32_t line_count() const { return static_cast<std::uint32_t>(starts_.size()); }
  /// The line, from 1, that holds the byte; an offset past the end is on the last line.
  [[nodiscard]] std::uint32_t line_of(std::uint32_t offset) const;
  /// The bytes of a line without its newline. `line` is in [1, line_count()].
  [[nodiscard]] Span line(std::uint32_t line) const;
  [[nodiscard]] std::string_view line_text(std::uint32_t number) const;
  /// An offset inside a character means the place after that character, inside a newline the line's end, past the text the
  /// text's end.
  [[nodiscard]] Position position(std::uint32_t offset) const;
  /// The byte offset of a line and a UTF-16 column, both from 1. Clamped into the text and to the line's end; a column
  /// inside a surrogate pair gives the beginning of its character.
  [[nodiscard]] std::uint32_t offset_of_utf16(std::uint32_t line, std::uint32_t utf16) const;

 private:
  struct Count {
    std::uint32_t characters = 0;
    std::uint32_t astral = 0;  // characters of four bytes: two UTF-16 units each
    friend Count operator+(Count a, Count b) { return {a.characters + b.characters, a.astral + b.astral}; }
    friend Count operator-(Count a, Count b) { return {a.characters - b.characters, a.astral - b.astral}; }
  };
  [[nodiscard]] static Count counted(std::string_view bytes);
  /// Characters that begin in [0, offset).
  [[nodiscard]] Count count_before(std::uint32_t offset) const;

  std::string_view text_;
  std::vector<std::uint32_t> starts_;  // first byte of each line
  std::vector<Count> marks_;           // count_before(i * stride), where a line is long: keeps its columns cheap
};

}  // namespace djvet
