// One pass over a padded copy of the input.
// SPDX-License-Identifier: MIT
#include "analyzer/base/md5.h"

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>

namespace djvet {
namespace {

constexpr std::array<std::array<int, 4>, 4> shifts = {
    {{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}}};

std::array<std::uint32_t, 64> make_constants() {
  std::array<std::uint32_t, 64> out{};
  for (std::size_t i = 0; i < out.size(); ++i)
    out[i] = static_cast<std::uint32_t>(std::floor(std::fabs(std::sin(static_cast<double>(i + 1))) * 4294967296.0));
  return out;
}

std::string padded(std::string_view bytes) {
  std::string out(bytes);
  out += static_cast<char>(0x80);
  while (out.size() % 64 != 56) out += '\0';
  const std::uint64_t bits = static_cast<std::uint64_t>(bytes.size()) * 8;
  for (int i = 0; i < 8; ++i) out += static_cast<char>(bits >> (8 * i));
  return out;
}

std::uint32_t word_at(std::string_view text, std::size_t at) {
  std::uint32_t out = 0;
  for (std::size_t i = 0; i < 4; ++i) out |= std::uint32_t{static_cast<unsigned char>(text[at + i])} << (8 * i);
  return out;
}

using State = std::array<std::uint32_t, 4>;

void add_block(std::string_view block, State& state) {
  static const std::array<std::uint32_t, 64> constants = make_constants();
  auto [a, b, c, d] = state;
  for (std::size_t i = 0; i < 64; ++i) {
    const std::size_t round = i / 16;
    std::uint32_t mix = 0;
    std::size_t word = i;
    if (round == 0) mix = (b & c) | (~b & d);
    if (round == 1) mix = (d & b) | (~d & c), word = (5 * i + 1) % 16;
    if (round == 2) mix = b ^ c ^ d, word = (3 * i + 5) % 16;
    if (round == 3) mix = c ^ (b | ~d), word = (7 * i) % 16;
    const std::uint32_t sum = a + mix + constants[i] + word_at(block, word * 4);
    a = d;
    d = c;
    c = b;
    b += std::rotl(sum, shifts[round][i % 4]);
  }
  state[0] += a;
  state[1] += b;
  state[2] += c;
  state[3] += d;
}

}  // namespace

std::string md5_hex(std::string_view bytes) {
  State state = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476};
  const std::string text = padded(bytes);
  for (std::size_t at = 0; at < text.size(); at += 64) add_block(std::string_view(text).substr(at, 64), state);
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (const std::uint32_t part : state)
    for (int shift = 0; shift < 32; shift += 8) {
      const std::uint32_t byte = (part >> shift) & 0xffU;
      out += digits[byte >> 4U];
      out += digits[byte & 15U];
    }
  return out;
}

}  // namespace djvet
