// Which encoding a source file has and what its text is, case by case as CPython decides it.
// SPDX-License-Identifier: MIT
#include "analyzer/base/encoding.h"

#include <string>
#include <string_view>

#include "tests/support/catch.h"

namespace djvet {
namespace {

using namespace std::string_literals;

/// The text, or "!" and the problem's message.
std::string decoded(std::string_view bytes) {
  Result<DecodedText, DecodeProblem> text = decode_python(bytes);
  return text ? std::move(*text).take() : "!" + text.error().message;
}

DecodeProblemKind problem_of(std::string_view bytes) {
  const Result<DecodedText, DecodeProblem> text = decode_python(bytes);
  REQUIRE_FALSE(text.has_value());
  return text.error().kind;
}

}  // namespace

TEST_CASE("ASCII and UTF-8 are viewed where they are, newlines of every style kept") {
  for (const std::string& text : {""s, "x = 1\n"s, "a\r\nb\rc\nd"s, "s = 'é€𝒳'\n"s, std::string(1000, 'a') + "é"}) {
    const Result<DecodedText, DecodeProblem> result = decode_python(text);
    REQUIRE(result.has_value());
    CHECK(result->text() == text);
    CHECK(result->views_input());
    CHECK(result->text().data() == text.data());
    CHECK_FALSE(result->bom);
    CHECK(result->encoding == "utf_8");
  }
}

TEST_CASE("a byte order mark is no part of the text") {
  const Result<DecodedText, DecodeProblem> result = decode_python("\xef\xbb\xbfx = 1\n");
  REQUIRE(result.has_value());
  CHECK(result->text() == "x = 1\n");
  CHECK(result->bom);
  CHECK(decoded("\xef\xbb\xbf# coding: UTF_8-unix\n") == "# coding: UTF_8-unix\n");
  CHECK(problem_of("\xef\xbb\xbf# coding: utf8\n") == DecodeProblemKind::bom_conflict);
  CHECK(problem_of("\xef\xbb\xbf# coding: latin-1\n") == DecodeProblemKind::bom_conflict);
  const Result<DecodedText, DecodeProblem> in_template = decode_template("\xef\xbb\xbf# coding: latin-1\n");
  REQUIRE(in_template.has_value());
  CHECK(in_template->text() == "# coding: latin-1\n");
}

TEST_CASE("the encoding comment counts in line 1, or in line 2 below nothing but a comment") {
  for (const char* head :
       {"# coding: latin-1\n", "# -*- coding: latin-1 -*-\r\n", "# vim: set fileencoding=latin-1 :\r",
        "\n# coding=l1\n", "#!/usr/bin/python\r\n#coding:iso-8859-1\n", " \t\f# encoding=Latin_1-unix\n",
        "\r#coding= \tiso.8859.1\n", "# coding: \n# coding: latin1\n", "# coding recoding: latin1\n"}) {
    INFO(head);
    CHECK(decoded(std::string(head) + "x = '\xe9'") == std::string(head) + "x = 'é'");
  }
  for (const char* head : {"x = 1\n# coding: latin-1\n", "\n\n# coding: latin-1\n", "\"\"\"\n# coding: latin-1\n",
                           "x = '# coding: latin-1'\n", "\v# coding: latin-1\n", "# coding : latin-1\n",
                           "#coding:\flatin-1\n", "#a\r\r# coding: latin-1\n"}) {
    INFO(head);
    CHECK(problem_of(std::string(head) + "x = '\xe9'") == DecodeProblemKind::invalid_bytes);
  }
}

TEST_CASE("old encodings give their characters") {
  CHECK(decoded("# coding: cp1252\nx = '\x80\xe9'") == "# coding: cp1252\nx = '€é'");
  CHECK(decoded("# coding: windows-1251\n#\xef\xf0") == "# coding: windows-1251\n#пр");
  CHECK(decoded("# coding: koi8_r\n#\xc1") == "# coding: koi8_r\n#а");
  CHECK(decoded("# coding: euc-jp\n#\xa4\xa2") == "# coding: euc-jp\n#あ");
  CHECK(decoded("# coding: sjis\n#\x82\xa0\\~") == "# coding: sjis\n#あ\\~");
  CHECK(decoded("# coding: gbk\n#\xc4\xe3") == "# coding: gbk\n#你");
  CHECK(decoded("# coding: big5\n#\xa7\x41") == "# coding: big5\n#你");
  CHECK(decoded("# coding: mac-roman\n#\x8e\xf0") == "# coding: mac-roman\n#é\uf8ff");
  CHECK(decoded("# coding: latin9\n#\xa4") == "# coding: latin9\n#€");
}

TEST_CASE("what can't be decoded says why") {
  CHECK(decoded("x = '\xe9'\n") == "!is not UTF-8 (byte 5)");
  CHECK(decoded("# coding: ascii\n\xe9") == "!is not ascii, which it declares (byte 16)");
  CHECK(decoded("# coding: cp1252\n\x81") == "!is not cp1252, which it declares (byte 17)");
  CHECK(problem_of("# coding: nosuch\n") == DecodeProblemKind::unknown_encoding);
  CHECK(problem_of("# coding: rot13\n") == DecodeProblemKind::unknown_encoding);
  CHECK(problem_of("# coding: utf.8\n") == DecodeProblemKind::unknown_encoding);
  CHECK(problem_of("# coding: utf-7\n") == DecodeProblemKind::unsupported);
  CHECK(problem_of("x\0"s) == DecodeProblemKind::binary);
  CHECK(problem_of("# coding: latin-1\n\0"s) == DecodeProblemKind::binary);
  CHECK(problem_of("\xff\xfex\0"s) == DecodeProblemKind::binary);
  CHECK(problem_of("\xff\xfe\x42\x42"s) == DecodeProblemKind::binary);
  CHECK(problem_of("\xe9\0"s) == DecodeProblemKind::binary);
  CHECK(decoded("# coding: " + std::string(500, 'x')).size() < 120);
}

TEST_CASE("surrogates, overlong forms and cut sequences are not UTF-8") {
  for (const char* bad :
       {"\xed\xa0\x80", "\xc0\x80", "\xe0\x80\x80", "\xf4\x90\x80\x80", "\xf5", "\x80", "\xc3", "\xe2\x82"}) {
    INFO(bad);
    CHECK(problem_of(std::string(70, 'a') + bad) == DecodeProblemKind::invalid_bytes);
  }
}

TEST_CASE("encoding is the inverse of decoding") {
  for (const std::string& bytes :
       {"\xef\xbb\xbfx = 'é'"s, "# coding: cp1252\n\x80\xe9"s, "# coding: sjis\n#\x82\xa0\\~"s,
        "# coding: gbk\n#\xc4\xe3"s, "# coding: latin-1\n\xe9"s, "# coding: iso2022-jp\n#\x1b$B$\"\x1b(B"s}) {
    INFO(bytes);
    const Result<DecodedText, DecodeProblem> text = decode_python(bytes);
    REQUIRE(text.has_value());
    const Result<std::string, DecodeProblem> again = encode(text->text(), text->encoding, text->bom);
    REQUIRE(again.has_value());
    CHECK(*again == bytes);
  }
  CHECK_FALSE(encode("€", "latin_1", false).has_value());
  CHECK_FALSE(encode("\U0001f600", "shift_jis", false).has_value());
}

TEST_CASE("binary content is told by NUL bytes and the marks of UTF-16 and UTF-32") {
  CHECK(is_probably_binary("\x7f"s + "ELF\0"s));
  CHECK(is_probably_binary("\xff\xfe"));
  CHECK(is_probably_binary("\0\0\xfe\xff"s));
  CHECK_FALSE(is_probably_binary(""));
  CHECK_FALSE(is_probably_binary("caf\xe9"));
  CHECK_FALSE(is_probably_binary(std::string(8192, 'a') + "\0"s));
}

}  // namespace djvet
