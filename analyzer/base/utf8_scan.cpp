// Runs of ASCII go by 32 bytes at a time; anything else character by character.
// SPDX-License-Identifier: MIT
#include "analyzer/base/utf8_scan.h"

#include <cstdint>
#include <cstring>

#include "analyzer/base/utf8.h"

namespace djvet {
namespace {

constexpr std::uint64_t high_bits = 0x8080808080808080U;
constexpr std::uint64_t low_bits = 0x0101010101010101U;

std::uint64_t load_word(const char* at) {
  std::uint64_t word = 0;
  std::memcpy(&word, at, sizeof word);
  return word;
}

/// Where the run of ASCII without NUL that begins at `at` may end; never past its end, perhaps a few bytes before.
std::size_t skip_ascii(std::string_view bytes, std::size_t at) {
  while (at + 32 <= bytes.size()) {
    const char* const p = bytes.data() + at;
    const std::uint64_t a = load_word(p), b = load_word(p + 8), c = load_word(p + 16), d = load_word(p + 24);
    const std::uint64_t zero = (a - low_bits) | (b - low_bits) | (c - low_bits) | (d - low_bits);
    if (((a | b | c | d | zero) & high_bits) != 0) break;
    at += 32;
  }
  while (at + 8 <= bytes.size()) {
    const std::uint64_t word = load_word(bytes.data() + at);
    if (((word | (word - low_bits)) & high_bits) != 0) break;
    at += 8;
  }
  return at;
}

}  // namespace

Utf8Scan scan_utf8(std::string_view bytes) {
  Utf8Scan scan;
  for (std::size_t at = skip_ascii(bytes, 0); at < bytes.size();) {
    const auto byte = static_cast<unsigned char>(bytes[at]);
    if (byte < 0x80) {
      if (byte == 0 && scan.first_nul == Utf8Scan::npos) scan.first_nul = at;
      ++at;
      if (at % 8 == 0) at = skip_ascii(bytes, at);
      continue;
    }
    const Utf8Char character = utf8_at(bytes, at);
    if (!character.valid) {
      scan.first_bad = at;
      return scan;
    }
    scan.ascii = false;
    at += character.size;
  }
  return scan;
}

}  // namespace djvet
