// Line starts by a scan for newlines; columns by counting from the line's start or, in a huge line, from marks.
// SPDX-License-Identifier: MIT
#include "analyzer/base/line_index.h"

#include <algorithm>

#include "analyzer/base/require.h"

namespace djvet {

namespace {

constexpr std::uint32_t stride = 4096;  // bytes between two marks

bool begins_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }
bool begins_astral(char byte) { return static_cast<unsigned char>(byte) >= 0xF0U; }

}  // namespace

LineIndex::LineIndex(std::string_view text) : text_(text), starts_{0} {
  require(text.size() < UINT32_MAX, "a text of 4 GiB or more has an index");
  std::size_t longest = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\n' && text[at] != '\r') continue;
    if (text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n') ++at;
    longest = std::max(longest, at + 1 - starts_.back());
    starts_.push_back(static_cast<std::uint32_t>(at + 1));
  }
  longest = std::max(longest, text.size() - starts_.back());
  if (longest < stride) return;
  Count count;
  marks_.reserve(text.size() / stride + 1);
  for (std::size_t begin = 0; begin <= text.size(); begin += stride) {
    marks_.push_back(count);
    count = count + counted(text.substr(begin, stride));
  }
}

std::uint32_t LineIndex::line_of(std::uint32_t offset) const {
  return static_cast<std::uint32_t>(std::upper_bound(starts_.begin(), starts_.end(), offset) - starts_.begin());
}

Span LineIndex::line(std::uint32_t line) const {
  require(line >= 1 && line <= line_count(), "a line outside the text");
  const std::uint32_t begin = starts_[line - 1];
  std::uint32_t end = line == line_count() ? static_cast<std::uint32_t>(text_.size()) : starts_[line];
  if (line < line_count()) end -= text_[end - 1] == '\n' && end - 1 > begin && text_[end - 2] == '\r' ? 2 : 1;
  return {begin, end};
}

std::string_view LineIndex::line_text(std::uint32_t number) const {
  const Span bytes = line(number);
  return text_.substr(bytes.begin, bytes.size());
}

LineIndex::Count LineIndex::counted(std::string_view bytes) {
  Count count;
  for (const char byte : bytes) {
    count.characters += begins_character(byte);
    count.astral += begins_astral(byte);
  }
  return count;
}

LineIndex::Count LineIndex::count_before(std::uint32_t offset) const {
  const std::uint32_t mark = offset / stride;
  return marks_[mark] + counted(text_.substr(mark * stride, offset - mark * stride));
}

Position LineIndex::position(std::uint32_t offset) const {
  offset = std::min(offset, static_cast<std::uint32_t>(text_.size()));
  const std::uint32_t number = line_of(offset);
  const Span bytes = line(number);
  offset = std::min(offset, bytes.end);
  const Count count = offset - bytes.begin < stride ? counted(text_.substr(bytes.begin, offset - bytes.begin))
                                                    : count_before(offset) - count_before(bytes.begin);
  return {number, count.characters + 1, count.characters + count.astral + 1};
}

std::uint32_t LineIndex::offset_of_utf16(std::uint32_t line_number, std::uint32_t utf16) const {
  if (line_number < 1) return 0;
  if (line_number > line_count()) return static_cast<std::uint32_t>(text_.size());
  const Span bytes = line(line_number);
  std::uint32_t units = 1;  // the column of the character that begins at `at`
  for (std::uint32_t at = bytes.begin; at < bytes.end;) {
    std::uint32_t next = at + 1;
    while (next < bytes.end && !begins_character(text_[next])) ++next;
    units += begins_astral(text_[at]) ? 2 : 1;
    if (units > utf16) return at;
    at = next;
  }
  return bytes.end;
}

}  // namespace djvet
