// Lines and columns of every kind of newline and character width, against a count one character at a time.
// SPDX-License-Identifier: MIT
#include "analyzer/base/line_index.h"

#include <random>
#include <string>

#include "analyzer/base/utf8.h"
#include "tests/support/catch.h"

using djvet::LineIndex;
using djvet::Position;

namespace {

/// The definition, one character at a time: what the index computes with marks and a binary search.
Position counted(std::string_view text, std::uint32_t offset) {
  Position position;
  for (std::size_t at = 0; at < offset;) {
    const djvet::Utf8Char character = djvet::utf8_at(text, at);
    const bool pair = text.substr(at, 2) == "\r\n";
    const std::size_t next = at + (pair ? 2 : character.size);
    if (next > offset) break;  // inside a newline: still the line's end
    if (text[at] == '\n' || text[at] == '\r') {
      position = {position.line + 1, 1, 1};
    } else {
      position.column += 1;
      position.utf16 += character.value > 0xFFFF ? 2 : 1;
    }
    at = next;
  }
  return position;
}

}  // namespace

TEST_CASE("an empty text has one empty line") {
  const LineIndex index("");
  CHECK(index.line_count() == 1);
  CHECK(index.line_text(1).empty());
  CHECK(index.position(0) == Position{1, 1, 1});
  CHECK(index.position(99) == Position{1, 1, 1});
  CHECK(index.offset_of_utf16(1, 1) == 0);
  CHECK(index.offset_of_utf16(7, 7) == 0);
}

TEST_CASE("lines end at any of the three newlines and lose them") {
  const LineIndex index("a\nbb\r\nccc\rdd\n\r\n");
  REQUIRE(index.line_count() == 6);
  CHECK(index.line_text(1) == "a");
  CHECK(index.line_text(2) == "bb");
  CHECK(index.line_text(3) == "ccc");
  CHECK(index.line_text(4) == "dd");
  CHECK(index.line_text(5).empty());
  CHECK(index.line_text(6).empty());
  CHECK(index.position(4) == Position{2, 3, 3});  // on the '\r' of "\r\n"
  CHECK(index.position(5) == Position{2, 3, 3});  // between the two
  CHECK(index.position(6) == Position{3, 1, 1});
}

TEST_CASE("a column counts characters, a UTF-16 column counts two for those beyond the first plane") {
  const std::string_view text = "é😀x = 1";
  const LineIndex index(text);
  CHECK(index.position(0) == Position{1, 1, 1});
  CHECK(index.position(2) == Position{1, 2, 2});
  CHECK(index.position(6) == Position{1, 3, 4});
  CHECK(index.offset_of_utf16(1, 2) == 2);
  CHECK(index.offset_of_utf16(1, 3) == 2);  // inside the pair
  CHECK(index.offset_of_utf16(1, 4) == 6);
  CHECK(index.offset_of_utf16(1, 400) == text.size());
  CHECK(index.offset_of_utf16(0, 3) == 0);
}

TEST_CASE("every offset of random texts agrees with counting, and goes there and back") {
  const std::string_view pieces[] = {"a", "\n", "\r\n", "\r", "é", "中", "😀", "\t", "    "};
  std::mt19937 random(20240229);
  for (int round = 0; round < 60; ++round) {
    std::string text;
    const std::size_t length = round < 50 ? 40 : 9000;  // the long ones cross the marks
    while (text.size() < length) text += pieces[random() % std::size(pieces)];
    const LineIndex index(text);
    for (std::size_t step = 0, at = 0; at <= text.size(); at += step) {
      const auto offset = static_cast<std::uint32_t>(at);
      const Position position = index.position(offset);
      if (length < 100 || random() % 97 == 0 || at + 4 >= text.size()) CHECK(position == counted(text, offset));
      const bool in_newline = at > 0 && at < text.size() && text[at - 1] == '\r' && text[at] == '\n';
      if (!in_newline) CHECK(index.offset_of_utf16(position.line, position.utf16) == offset);
      step = at < text.size() ? djvet::utf8_at(text, at).size : 1;
    }
  }
}

TEST_CASE("a column in a line of millions of bytes is found without reading the line") {
  const std::string text(8U << 20U, 'x');
  const LineIndex index(text);
  std::uint64_t sum = 0;
  for (std::uint32_t offset = 0; offset < 20'000; ++offset) sum += index.position(offset * 419).column;
  CHECK(sum == 20'000ULL + 419ULL * (20'000ULL * 19'999ULL / 2));
}
