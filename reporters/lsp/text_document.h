// A document as an editor counts in it: lines and characters from 0, characters in the units that both sides agreed on.
// Invariant: every position has an offset: what lies outside of the text is clamped into it, as the protocol says.
// Source: Language Server Protocol 3.17, "Position" and "TextDocumentContentChangeEvent".
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/line_index.h"

namespace djvet::lsp {

/// What a position's character counts.
enum class Units : std::uint8_t { utf8, utf16, utf32 };

struct Point {
  std::uint32_t line = 0;
  std::uint32_t character = 0;
  friend auto operator<=>(const Point&, const Point&) = default;
};

struct Range {
  Point begin;
  Point end;
  friend bool operator==(const Range&, const Range&) = default;
};

[[nodiscard]] Point point_of(const LineIndex& lines, std::uint32_t offset, Units units);
/// A character past the line's end is that end, a line past the last one the text's end; within a character its beginning.
[[nodiscard]] std::uint32_t offset_of(const LineIndex& lines, Point point, Units units);

/// One edit of a document; without a range, `text` is the whole document.
struct Change {
  std::optional<Range> range;
  std::string text;
};

/// Applies edits one after the other, each to what the last one left. A range that ends before it begins is turned round.
void apply(const std::vector<Change>& changes, Units units, std::string& text);

}  // namespace djvet::lsp
