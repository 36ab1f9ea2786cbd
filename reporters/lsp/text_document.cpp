// Lines are found anew for each edit: an edit's range counts in the text that the edit before it left.
// SPDX-License-Identifier: MIT
#include "reporters/lsp/text_document.h"

#include <algorithm>

#include "analyzer/base/utf8.h"

namespace djvet::lsp {
namespace {

std::uint32_t units_of(std::string_view text, std::size_t at, std::size_t size, Units units) {
  if (units == Units::utf8) return static_cast<std::uint32_t>(size);
  return units == Units::utf16 && static_cast<unsigned char>(text[at]) >= 0xF0U ? 2 : 1;
}

}  // namespace

Point point_of(const LineIndex& lines, std::uint32_t offset, Units units) {
  const Position position = lines.position(offset);
  Point point{position.line - 1, position.column - 1};
  if (units == Units::utf16) point.character = position.utf16 - 1;
  if (units == Units::utf8) {
    const Span line = lines.line(position.line);
    point.character = std::min(offset, line.end) - line.begin;
  }
  return point;
}

std::uint32_t offset_of(const LineIndex& lines, Point point, Units units) {
  const std::uint32_t last = lines.line_count();
  if (point.line >= last) return lines.line(last).end;
  const Span span = lines.line(point.line + 1);
  const std::string_view text = lines.line_text(point.line + 1);
  std::uint32_t passed = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t size = utf8_at(text, at).size;
    const std::uint32_t step = units_of(text, at, size, units);
    if (step > point.character - passed) break;
    passed += step;
    at += size;
  }
  return span.begin + static_cast<std::uint32_t>(at);
}

void apply(const std::vector<Change>& changes, Units units, std::string& text) {
  for (const Change& change : changes) {
    if (!change.range) {
      text = change.text;
      continue;
    }
    const LineIndex lines(text);
    std::uint32_t begin = offset_of(lines, change.range->begin, units);
    std::uint32_t end = offset_of(lines, change.range->end, units);
    if (end < begin) std::swap(begin, end);
    text.replace(begin, end - begin, change.text);
  }
}

}  // namespace djvet::lsp
