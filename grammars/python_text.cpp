// Classifies one character at a time; ASCII first, as nearly all of a template is.
// SPDX-License-Identifier: MIT
#include "grammars/python_text.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace djvet {
namespace {

/// Whitespace above ASCII by Unicode's White_Space and bidirectional classes, as str.isspace() tests them.
bool is_wide_space(char32_t c) {
  return c == 0x85 || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 ||
         c == 0x202f || c == 0x205f || c == 0x3000;
}

bool is_ascii_space(unsigned char c) { return c == ' ' || (c >= 0x09 && c <= 0x0d) || (c >= 0x1c && c <= 0x1f); }

struct Character {
  char32_t value = 0;
  std::size_t size = 1;
};

/// The character above ASCII that begins at `at`; what is no UTF-8 is the byte itself, which is neither space nor word.
Character character_at(std::string_view text, std::size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  const std::size_t size = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 1;
  if (size == 1 || size > text.size() - at) return {0x80, 1};
  char32_t value = first & (0x7fU >> size);
  for (std::size_t i = 1; i < size; ++i) {
    const auto next = static_cast<unsigned char>(text[at + i]);
    if ((next & 0xc0U) != 0x80) return {0x80, 1};
    value = (value << 6U) | (next & 0x3fU);
  }
  return {value, size};
}

struct Range {
  char32_t first, last;
};

/// Blocks of controls, symbols and punctuation above ASCII.
constexpr std::array<Range, 14> not_words{{{0x80, 0xa9},
                                           {0xab, 0xb1},
                                           {0xb4, 0xb4},
                                           {0xb6, 0xb8},
                                           {0xbb, 0xbb},
                                           {0xbf, 0xbf},
                                           {0xd7, 0xd7},
                                           {0xf7, 0xf7},
                                           {0x2000, 0x206f},
                                           {0x20a0, 0x20ff},
                                           {0x2190, 0x23ff},
                                           {0x2500, 0x2775},
                                           {0x3000, 0x3004},
                                           {0xe000, 0xf8ff}}};

}  // namespace

std::size_t space_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) return is_ascii_space(first) ? 1 : 0;
  const Character character = character_at(text, at);
  return is_wide_space(character.value) ? character.size : 0;
}

std::size_t word_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) {
    const bool word = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z') ||
                      (first >= '0' && first <= '9') || first == '_';
    return word ? 1 : 0;
  }
  const Character character = character_at(text, at);
  if (is_wide_space(character.value)) return 0;
  if (character.value >= 0x1f000 && character.value <= 0x1faff) return 0;  // pictographs
  const auto inside = [&](Range range) { return character.value >= range.first && character.value <= range.last; };
  return std::ranges::any_of(not_words, inside) ? 0 : character.size;
}

Span stripped(std::string_view text, Span span) {
  while (span.begin < span.end) {
    const std::size_t size = space_at(text.substr(0, span.end), span.begin);
    if (size == 0) break;
    span.begin += static_cast<std::uint32_t>(size);
  }
  while (span.end > span.begin) {
    std::uint32_t last = span.end - 1;
    while (last > span.begin && (static_cast<unsigned char>(text[last]) & 0xc0U) == 0x80) --last;
    const std::size_t size = space_at(text.substr(0, span.end), last);
    if (size == 0 || last + size != span.end) break;
    span.end = last;
  }
  return span;
}

bool is_blank(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size = space_at(text, at);
    if (size == 0) return false;
    at += size;
  }
  return true;
}

}  // namespace djvet
