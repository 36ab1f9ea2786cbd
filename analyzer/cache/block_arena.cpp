// Bump allocation in pieces; a block that would waste much of a piece gets one of its own size.
// SPDX-License-Identifier: MIT
#include "analyzer/cache/block_arena.h"

#include <cstring>

namespace djvet {

char* BlockArena::reserve(std::size_t bytes) {
  if (bytes > piece_size / 4) return pieces_.emplace_back(std::make_unique_for_overwrite<char[]>(bytes)).get();
  if (bytes > left_) {
    free_ = pieces_.emplace_back(std::make_unique_for_overwrite<char[]>(piece_size)).get();
    left_ = piece_size;
  }
  char* const place = free_;
  free_ += bytes;
  left_ -= bytes;
  return place;
}

std::string_view BlockArena::add(std::string_view block) {
  const std::size_t bytes = padded(block.size());
  if (bytes == 0) return {};
  char* const place = reserve(bytes);
  std::memcpy(place, block.data(), block.size());
  std::memset(place + block.size(), 0, bytes - block.size());
  return {place, block.size()};
}

}  // namespace djvet
