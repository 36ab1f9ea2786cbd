// One pass over the characters; runs of printable ASCII, nearly all there is, are copied as they are.
// SPDX-License-Identifier: MIT
#include "analyzer/base/escape.h"

#include <algorithm>
#include <array>

namespace djvet {

namespace {

struct Range {
  char32_t first;
  char32_t last;
};

/// Sorted. Zero-width joiner and non-joiner (U+200C, U+200D) stay: scripts and emoji need them.
constexpr std::array unsafe_ranges{
    Range{0x0000, 0x001F},    // C0
    Range{0x007F, 0x009F},    // DEL, C1
    Range{0x00AD, 0x00AD},    // soft hyphen
    Range{0x061C, 0x061C},    // Arabic letter mark
    Range{0x180E, 0x180E},    // Mongolian vowel separator
    Range{0x200B, 0x200B},    // zero-width space
    Range{0x200E, 0x200F},    // left-to-right and right-to-left mark
    Range{0x2028, 0x202E},    // line and paragraph separator, embeddings, overrides
    Range{0x2060, 0x206F},    // word joiner, invisible operators, isolates, deprecated format characters
    Range{0xFEFF, 0xFEFF},    // byte order mark
    Range{0xFFF9, 0xFFFB},    // interlinear annotations
    Range{0xE0000, 0xE007F},  // tags
};

void append_hex(std::string& out, char32_t value, int least_digits) {
  constexpr std::string_view digits = "0123456789abcdef";
  int count = 1;
  while (value >> (4 * count) != 0) ++count;
  for (int i = std::max(count, least_digits) - 1; i >= 0; --i) out += digits[(value >> (4 * i)) & 15U];
}

/// Is the character at `at` the second '#' of "##[" or "##word["?
bool ends_command_prefix(std::string_view text, std::size_t at) {
  if (text[at] != '#' || at == 0 || text[at - 1] != '#') return false;
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  std::size_t next = at + 1;
  while (next < text.size() && is_letter(text[next])) ++next;
  return next < text.size() && text[next] == '[';
}

}  // namespace

bool is_unsafe(Utf8Char character) {
  if (!character.valid) return true;
  const auto after = std::upper_bound(unsafe_ranges.begin(), unsafe_ranges.end(), character.value,
                                      [](char32_t value, const Range& range) { return value < range.first; });
  return after != unsafe_ranges.begin() && character.value <= std::prev(after)->last;
}

void append_escape(std::string& out, Utf8Char character) {
  const bool is_byte = !character.valid || character.value < 0x80;
  out += is_byte ? "\\x" : "\\u{";
  append_hex(out, character.value, is_byte ? 2 : 1);
  if (!is_byte) out += '}';
}

std::size_t append_escaped_at(std::string& out, std::string_view text, std::size_t at) {
  const Utf8Char character = utf8_at(text, at);
  if (is_unsafe(character) || ends_command_prefix(text, at)) append_escape(out, character);
  else out.append(text, at, character.size);
  return character.size;
}

void append_escaped(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= 0x20 && byte < 0x7F && byte != '#') out += text[at++];
    else at += append_escaped_at(out, text, at);
  }
}

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  append_escaped(out, text);
  return out;
}

std::string escaped_lines(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool blank = true;  // nothing but white space, of any script, in this line so far
  for (std::size_t at = 0; at < text.size();) {
    const bool pair = text.substr(at, 2) == "\r\n";
    if (blank && text.substr(at, 2) == "::") {
      append_escape(out, utf8_at(text, at++));
      blank = false;
      continue;
    }
    const auto byte = static_cast<unsigned char>(text[at]);
    blank = text[at] == '\n' || pair || (blank && (byte <= ' ' || byte >= 0x80));
    if (text[at] == '\n' || text[at] == '\t' || pair) {
      out += pair ? '\n' : text[at];
      at += pair ? 2 : 1;
    } else {
      at += append_escaped_at(out, text, at);
    }
  }
  return out;
}

}  // namespace djvet
