// Keeps blocks of facts one behind the other in a few large pieces of memory, so that a file's facts cost their own bytes.
// Lifetime: a block stays where it is until the arena ends, also when the arena is moved. Threads: one arena for each.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace djvet {

/// The alignment of every block, in memory and in a cache file: a block may be read as an array of 64-bit numbers.
inline constexpr std::size_t block_alignment = 8;

/// `bytes` rounded up to block_alignment. Every stored block is followed by zeros up to there.
[[nodiscard]] constexpr std::size_t padded(std::size_t bytes) {
  return (bytes + block_alignment - 1) & ~(block_alignment - 1);
}

class BlockArena {
 public:
  /// Copies `block` in; the copy is aligned and followed by zeros up to padded(block.size()).
  [[nodiscard]] std::string_view add(std::string_view block);

 private:
  // A piece's untouched end costs address space only: the system gives memory to pages that are written.
  static constexpr std::size_t piece_size = std::size_t{1} << 20U;

  [[nodiscard]] char* reserve(std::size_t bytes);

  std::vector<std::unique_ptr<char[]>> pieces_;
  char* free_ = nullptr;
  std::size_t left_ = 0;
};

}  // namespace djvet
