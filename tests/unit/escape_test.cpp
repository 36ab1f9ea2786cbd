// What a terminal, a log or a reader's eye could be fooled by never passes; everything else passes unchanged.
// SPDX-License-Identifier: MIT
#include "analyzer/base/escape.h"

#include <random>
#include <string>

#include "tests/support/catch.h"

using djvet::escaped;

TEST_CASE("ordinary text of any script passes unchanged") {
  for (const std::string_view text : {"plain ~ text", "C:\\new", "é ß 中文 हिन्दी", "👩‍👩‍👧 ok", ""})
    CHECK(escaped(text) == text);
}

TEST_CASE("control characters and bytes that are not UTF-8 become \\xNN") {
  CHECK(escaped("a\x1b[31mb") == "a\\x1b[31mb");
  CHECK(escaped("line\nnext\r\tend\x7f") == "line\\x0anext\\x0d\\x09end\\x7f");
  CHECK(escaped(std::string_view("\0x", 2)) == "\\x00x");
  CHECK(escaped("caf\xe9") == "caf\\xe9");
  CHECK(escaped("\xc0\xaf \xed\xa0\x80 \xf5\xff") == "\\xc0\\xaf \\xed\\xa0\\x80 \\xf5\\xff");
  CHECK(escaped("\xe4\xb8") == "\\xe4\\xb8");
}

TEST_CASE("C1, bidirectional and invisible characters become \\u{...}") {
  CHECK(escaped("\u009b31m") == "\\u{9b}31m");
  CHECK(escaped("user\u202eresu") == "user\\u{202e}resu");
  CHECK(escaped("\u2066a\u2069\u200f\u061c") == "\\u{2066}a\\u{2069}\\u{200f}\\u{61c}");
  CHECK(escaped("a\u2028b\ufeffc\u200bd") == "a\\u{2028}b\\u{feff}c\\u{200b}d");
  CHECK(escaped("\U000e0041") == "\\u{e0041}");
}

TEST_CASE("what a CI runner would take for a command anywhere in a line is broken up") {
  CHECK(escaped("x = 1  ##[error]boo") == "x = 1  #\\x23[error]boo");
  CHECK(escaped("###vso[task.setvariable]") == "##\\x23vso[task.setvariable]");
  CHECK(escaped("## Section [1]") == "## Section [1]");
  CHECK(escaped("####") == "####");
}

TEST_CASE("code to be copied keeps its lines and tabs") {
  CHECK(djvet::escaped_lines("a\n\tb\r\nc\x1b\r") == "a\n\tb\nc\\x1b\\x0d");
  CHECK(djvet::escaped_lines("a::b\n  ::error::x\n\u3000::y\n::") == "a::b\n  \\x3a:error::x\n\u3000\\x3a:y\n\\x3a:");
}

TEST_CASE("the result of any bytes is UTF-8 without an unsafe character, and escaping it again changes nothing") {
  std::mt19937 engine(7);
  const auto random = [&] { return static_cast<std::uint32_t>(engine()); };
  for (int round = 0; round < 3000; ++round) {
    std::string bytes;
    for (std::size_t i = random() % 24; i > 0; --i) {
      const unsigned pick = random() % 4;
      if (pick == 3) bytes += "##[ax"[random() % 5];
      else if (pick == 0) bytes += static_cast<char>(random() % 256);
      else if (pick == 1) djvet::append_utf8(bytes, random() % 0x3000);
      else djvet::append_utf8(bytes, 0xE000 + random() % (0x110000 - 0xE000));
    }
    const std::string shown = escaped(bytes);
    CAPTURE(shown);
    CHECK(djvet::is_utf8(shown));
    CHECK(escaped(shown) == shown);
  }
}

TEST_CASE("UTF-8 is read strictly, written back the same, and cut between characters") {
  for (char32_t value = 0; value < 0x110000; value += value < 0x3000 ? 1 : 61) {
    if (value >= 0xD800 && value < 0xE000) continue;
    std::string bytes;
    djvet::append_utf8(bytes, value);
    const djvet::Utf8Char read = djvet::utf8_at(bytes, 0);
    if (!read.valid || read.value != value || read.size != bytes.size()) FAIL("U+" << std::hex << std::uint32_t{value});
  }
  CHECK_FALSE(djvet::is_utf8("\xf4\x90\x80\x80"));
  CHECK_FALSE(djvet::is_utf8("\xe0\x80\x80"));
  CHECK(djvet::utf8_prefix("ab中", 4) == "ab");
  CHECK(djvet::utf8_prefix("ab中", 5) == "ab中");
  CHECK(djvet::utf8_prefix("😀", 3).empty());
  CHECK(djvet::utf8_prefix("😀", 0).empty());
}
