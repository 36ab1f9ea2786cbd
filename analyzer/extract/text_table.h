// Gives each distinct text a small number, in order of first use; 0 is the empty text.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace djvet {

/// Reused from file to file: clear() forgets the texts and keeps the memory. Threads: one table a thread.
class TextTable {
 public:
  TextTable() : index_(1U << 8U) { clear(); }
  void clear();

  std::uint32_t add(std::string_view text);
  /// Texts so far, the empty one included: one more than the greatest number given out.
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(hashes_.size()); }

  /// All texts one after the other, and where each begins; the last offset is the pool's size.
  [[nodiscard]] const std::string& pool() const { return pool_; }
  [[nodiscard]] const std::vector<std::uint32_t>& offsets() const { return offsets_; }

 private:
  void grow();

  std::string pool_;
  std::vector<std::uint32_t> offsets_;
  std::vector<std::uint32_t> hashes_;  // by number
  std::vector<std::uint32_t> slots_;   // by number: its place in index_, so that forgetting costs what was kept
  std::vector<std::uint32_t> index_;   // open-addressed hash table of numbers, 0 = free
};

}  // namespace djvet
