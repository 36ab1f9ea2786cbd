// Well-formed UTF-8: no overlong form, no surrogate, nothing above U+10FFFF.
// SPDX-License-Identifier: MIT
#include "analyzer/base/utf8.h"

#include <algorithm>

namespace djvet {

namespace {

/// What the first byte of a sequence says: its length, and the range of the second byte.
struct Lead {
  std::uint8_t size;
  unsigned char low;
  unsigned char high;
};

Lead lead_of(unsigned char byte) {
  if (byte >= 0xC2 && byte <= 0xDF) return {2, 0x80, 0xBF};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};
  if (byte == 0xED) return {3, 0x80, 0x9F};
  if (byte >= 0xE1 && byte <= 0xEF) return {3, 0x80, 0xBF};
  if (byte == 0xF0) return {4, 0x90, 0xBF};
  if (byte >= 0xF1 && byte <= 0xF3) return {4, 0x80, 0xBF};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  return {0, 0, 0};
}

}  // namespace

Utf8Char utf8_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const unsigned char first = byte(0);
  if (first < 0x80) return {first, 1, true};
  const Lead lead = lead_of(first);
  if (lead.size == 0 || text.size() - at < lead.size) return {first, 1, false};
  if (byte(1) < lead.low || byte(1) > lead.high) return {first, 1, false};
  char32_t value = first & (0x7FU >> lead.size);
  for (std::size_t i = 1; i < lead.size; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return {first, 1, false};
    value = (value << 6U) | (byte(i) & 0x3FU);
  }
  return {value, lead.size, true};
}

bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Char character = utf8_at(text, at);
    if (!character.valid) return false;
    at += character.size;
  }
  return true;
}

void append_utf8(std::string& out, char32_t value) {
  const auto push = [&](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (value < 0x80) return push(value);
  if (value < 0x800) {
    push(0xC0U | (value >> 6U));
  } else {
    if (value < 0x10000) {
      push(0xE0U | (value >> 12U));
    } else {
      push(0xF0U | (value >> 18U));
      push(0x80U | ((value >> 12U) & 0x3FU));
    }
    push(0x80U | ((value >> 6U) & 0x3FU));
  }
  push(0x80U | (value & 0x3FU));
}

std::string_view utf8_prefix(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  std::size_t cut = most;
  const std::size_t least = most < 3 ? 0 : most - 3;
  while (cut > least && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) --cut;
  return text.substr(0, cut);
}

}  // namespace djvet
