// The language server's parts that need no editor: frames whatever bytes come, messages whatever JSON, positions whatever numbers.
// SPDX-License-Identifier: MIT
#include <random>
#include <string>
#include <vector>

#include "reporters/lsp/framing.h"
#include "reporters/lsp/messages.h"
#include "reporters/lsp/text_document.h"
#include "reporters/lsp/uri.h"
#include "tests/support/catch.h"

namespace djvet::lsp {
namespace {

/// The contents of a stream that comes in pieces of this size; "!" for each fault.
std::vector<std::string> contents(std::string_view stream, std::size_t piece) {
  FrameReader reader;
  std::vector<std::string> all;
  for (std::size_t at = 0; at < stream.size(); at += piece)
    for (const Frame& frame : reader.take(stream.substr(at, piece)))
      all.push_back(frame.fault.empty() ? frame.content : "!");
  return all;
}

Code code_of(std::string_view content) {
  const Message message = read_message(content);
  const BadMessage* const bad = std::get_if<BadMessage>(&message.body);
  return bad == nullptr ? Code{} : bad->code;
}

std::string after(std::string text, const std::vector<Change>& changes, Units units = Units::utf16) {
  apply(changes, units, text);
  return text;
}

}  // namespace

TEST_CASE("frames come out whole, in pieces of any size") {
  const std::string stream = framed("{}") + "content-length: 3\r\nContent-Type: application/x\r\n\r\nabc" + framed("");
  for (const std::size_t piece : {1, 2, 7, 1000})
    CHECK(contents(stream, piece) == std::vector<std::string>{"{}", "abc", ""});
}

TEST_CASE("behind what is no message the next one is found") {
  for (const std::string& wrong :
       {std::string("nonsense\r\n\r\n"), std::string("Content-Type: x\r\n\r\n"),
        std::string("Content-Length: x\r\n\r\n"), std::string("Content-Length: -1\r\n\r\n"),
        std::string("Content-Length: 99999999999999\r\n\r\n{}"),
        std::string("Content-Length: 999999999999999999999999\r\n\r\n"), "Content-Type: " + std::string(5000, 'x')}) {
    INFO(wrong.substr(0, 60));
    for (const std::size_t piece : {1, 13, 100000}) {
      const std::vector<std::string> all = contents(wrong + framed("next"), piece);
      REQUIRE(all.size() >= 2);
      CHECK(all.front() == "!");
      CHECK(all.back() == "next");
    }
  }
}

TEST_CASE("an awaited length takes no memory before its bytes come") {
  FrameReader reader;
  CHECK(reader.take("Content-Length: " + std::to_string(FrameReader::most_content) + "\r\n\r\n").empty());
  CHECK(reader.take("x").empty());
}

TEST_CASE("what is no JSON of the protocol is told from what is") {
  CHECK(code_of("") == Code::parse_error);
  CHECK(code_of("{") == Code::parse_error);
  CHECK(code_of("\xff\xfe") == Code::parse_error);
  CHECK(code_of("{\"method\":\"\xc3\"}") == Code::parse_error);
  CHECK(code_of(std::string(1'000'000, '[')) == Code::parse_error);
  CHECK(code_of("[]") == Code::invalid_request);
  CHECK(code_of("3") == Code::invalid_request);
  CHECK(code_of("{}") == Code::invalid_request);
  CHECK(code_of(R"({"id":1,"method":7})") == Code::invalid_request);
  CHECK(code_of(R"({"id":1,"method":"textDocument/hover"})") == Code::invalid_params);
  CHECK(code_of(R"({"id":1,"method":"textDocument/hover","params":[1,2]})") == Code::invalid_params);
  CHECK(code_of(R"({"id":1,"result":null})") == Code{});
  CHECK(read_message(R"({"id":"\n","method":"x"})").id == "\"\\n\"");
  CHECK_FALSE(read_message(R"({"id":{"a":1},"method":"x"})").id);
}

TEST_CASE("half a character of an editor is one unit wide") {
  const std::string content =
      R"({"method":"textDocument/didOpen","params":{"textDocument":{"uri":"u","text":"\ud83da\\ud83d\udc00\ud83d\ude00"}}})";
  const Message message = read_message(content);
  const OpenDocument* const opened = std::get_if<OpenDocument>(&message.body);
  REQUIRE(opened != nullptr);
  CHECK(opened->text ==
        "\xEF\xBF\xBD"
        "a\\ud83d\xEF\xBF\xBD\xF0\x9F\x98\x80");
}

TEST_CASE("the first position encoding that both have is taken") {
  const auto units = [](const std::string& encodings) {
    const Message message =
        read_message(R"({"id":1,"method":"initialize","params":{"capabilities":{"general":{"positionEncodings":)" +
                     encodings + "}}}}");
    return std::get<Initialize>(message.body).units;
  };
  CHECK(units(R"(["utf-7","utf-8","utf-16"])") == Units::utf8);
  CHECK(units(R"(["utf-32"])") == Units::utf32);
  CHECK(units("[]") == Units::utf16);
  CHECK(units("7") == Units::utf16);
}

TEST_CASE("positions are clamped into the text") {
  const std::string text = "a\xC3\xA9\xF0\x9F\x98\x80z\r\nb";
  const LineIndex lines(text);
  CHECK(offset_of(lines, {0, 2}, Units::utf16) == 3);
  CHECK(offset_of(lines, {0, 3}, Units::utf16) == 3);  // within the second character
  CHECK(offset_of(lines, {0, 4}, Units::utf16) == 7);
  CHECK(offset_of(lines, {0, 3}, Units::utf32) == 7);
  CHECK(offset_of(lines, {0, 2}, Units::utf8) == 1);
  CHECK(offset_of(lines, {0, 99}, Units::utf16) == 8);
  CHECK(offset_of(lines, {1, 99}, Units::utf8) == text.size());
  CHECK(offset_of(lines, {0xffffffffU, 0xffffffffU}, Units::utf16) == text.size());
  for (const Units units : {Units::utf8, Units::utf16, Units::utf32})
    for (const std::uint32_t offset : {0U, 1U, 3U, 7U, 8U, 10U, 11U})
      CHECK(offset_of(lines, point_of(lines, offset, units), units) == offset);
}

TEST_CASE("edits follow one another") {
  CHECK(after("abc\n", {{Range{{0, 1}, {0, 2}}, "X\nY"}, {Range{{1, 0}, {1, 1}}, ""}}) == "aX\nc\n");
  CHECK(after("abc", {{Range{{0, 3}, {0, 1}}, ""}}) == "a");
  CHECK(after("abc", {{std::nullopt, "new"}, {Range{{9, 9}, {9, 9}}, "!"}}) == "new!");
}

TEST_CASE("random edits applied with their inverses leave the text") {
  std::mt19937 random(7);
  const auto below = [&](std::size_t limit) { return static_cast<std::uint32_t>(random() % limit); };
  std::string text = "line one \xC3\xA9\r\nline \xF0\x9F\x98\x80 two\n\nlast";
  const std::string original = text;
  const std::vector<std::string> pieces = {"", "\n", "\xF0\x9F\x98\x80", "x = 1\n", "\xC3\xA9\xC3\xA9"};
  for (const Units units : {Units::utf8, Units::utf16, Units::utf32}) {
    for (int step = 0; step < 500; ++step) {
      const LineIndex lines(text);
      const std::uint32_t one = offset_of(lines, {below(6), below(20)}, units);
      const std::uint32_t other = offset_of(lines, {below(6), below(20)}, units);
      const std::uint32_t begin = std::min(one, other), end = std::max(one, other);
      const std::string& piece = pieces[below(pieces.size())];
      const std::string old = text.substr(begin, end - begin);
      std::string changed = text;
      apply({{Range{point_of(lines, begin, units), point_of(lines, end, units)}, piece}}, units, changed);
      // An edit within "\r\n" counts from the line's end, as positions have no place there.
      if (changed != text.substr(0, begin) + piece + text.substr(end)) FAIL("an edit went elsewhere");
      const LineIndex then(changed);
      const std::uint32_t behind = begin + static_cast<std::uint32_t>(piece.size());
      apply({{Range{point_of(then, begin, units), point_of(then, behind, units)}, old}}, units, changed);
      REQUIRE(changed == text);
    }
  }
  CHECK(text == original);
}

TEST_CASE("file URIs are paths of this machine, others are none") {
  CHECK(path_of_uri("file:///a/b%20c.py") == "/a/b c.py");
  CHECK(path_of_uri("file://localhost/a/./b/../c.py") == "/a/c.py");
  CHECK(path_of_uri("file:///a/%C3%A9?x#y") == "/a/\xC3\xA9");
  CHECK_FALSE(path_of_uri("file://elsewhere/a.py"));
  CHECK_FALSE(path_of_uri("untitled:Untitled-1"));
  CHECK_FALSE(path_of_uri("file:///a%0"));
  CHECK_FALSE(path_of_uri("file:///a%00b"));
  CHECK_FALSE(path_of_uri("file:a.py"));
  CHECK_FALSE(path_of_uri(""));
  CHECK(path_of_uri(uri_of_path("/a b/%\xff.py")) == "/a b/%\xff.py");
}

}  // namespace djvet::lsp
