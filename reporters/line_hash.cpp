// The window holds the last 100 units and, for each that begins a line, that line; a line's hash is complete when the
// window has moved on by its whole length.
// SPDX-License-Identifier: MIT
#include "reporters/line_hash.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_map>

#include "analyzer/base/utf8.h"

namespace djvet {

namespace {

constexpr std::size_t window_size = 100;
constexpr std::uint64_t factor = 37;
constexpr std::uint64_t end_of_file = 0xFFFF;
constexpr std::size_t no_line = static_cast<std::size_t>(-1);

constexpr std::uint64_t factor_to_window_size() {
  std::uint64_t product = 1;
  for (std::size_t i = 0; i < window_size; ++i) product *= factor;
  return product;
}

class LineHasher {
 public:
  LineHasher() { lines_.fill(no_line); }

  void unit(std::uint64_t value) {
    if (value == ' ' || value == '\t' || (after_cr_ && value == '\n')) {
      after_cr_ = false;
      return;
    }
    after_cr_ = value == '\r';
    if (after_cr_) value = '\n';
    if (lines_[index_] != no_line) complete();
    if (at_line_start_) {
      lines_[index_] = hashes_.size();
      hashes_.emplace_back();
    }
    at_line_start_ = value == '\n';
    push(value);
  }

  std::vector<LineHash> finish() {
    unit(end_of_file);
    for (std::size_t i = 0; i < window_size; ++i) {
      if (lines_[index_] != no_line) complete();
      push(0);
    }
    return std::move(hashes_);
  }

 private:
  void complete() {
    hashes_[lines_[index_]] = {hash_, ++counts_[hash_]};
    lines_[index_] = no_line;
  }

  void push(std::uint64_t value) {
    constexpr std::uint64_t oldest_factor = factor_to_window_size();
    hash_ = hash_ * factor + value - oldest_factor * window_[index_];
    window_[index_] = value;
    if (++index_ == window_size) index_ = 0;
  }

  std::array<std::uint64_t, window_size> window_{};
  std::array<std::size_t, window_size> lines_{};
  std::size_t index_ = 0;
  std::uint64_t hash_ = 0;
  bool at_line_start_ = true;
  bool after_cr_ = false;
  std::unordered_map<std::uint64_t, std::uint32_t> counts_;  // looked up, never listed
  std::vector<LineHash> hashes_;
};

}  // namespace

std::string to_string(const LineHash& hash) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  std::uint64_t rest = hash.hash;
  do {
    out += digits[rest & 15U];
    rest >>= 4U;
  } while (rest != 0);
  std::reverse(out.begin(), out.end());
  return out + ":" + std::to_string(hash.ordinal);
}

std::vector<LineHash> line_hashes(std::string_view text) {
  LineHasher hasher;
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      hasher.unit(static_cast<unsigned char>(text[at++]));
      continue;
    }
    const Utf8Char character = utf8_at(text, at);
    at += character.size;
    if (!character.valid) {
      hasher.unit(0xFFFD);
    } else if (character.value < 0x10000) {
      hasher.unit(character.value);
    } else {
      hasher.unit(0xD800 + ((character.value - 0x10000) >> 10U));
      hasher.unit(0xDC00 + ((character.value - 0x10000) & 0x3FFU));
    }
  }
  return hasher.finish();
}

}  // namespace djvet
