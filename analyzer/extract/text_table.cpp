// A power-of-two table with linear probing, at most half full.
// SPDX-License-Identifier: MIT
#include "analyzer/extract/text_table.h"

#include <cstring>

#include "analyzer/base/hash.h"

namespace djvet {

void TextTable::clear() {
  pool_.clear();
  for (const std::uint32_t slot : slots_) index_[slot] = 0;
  slots_.assign({0});
  offsets_.assign({0, 0});
  hashes_.assign({0});
}

void TextTable::grow() {
  index_.assign(index_.size() * 2, 0);
  const std::size_t mask = index_.size() - 1;
  for (std::uint32_t id = 1; id < size(); ++id) {
    std::size_t at = hashes_[id] & mask;
    while (index_[at] != 0) at = (at + 1) & mask;
    index_[at] = id;
    slots_[id] = static_cast<std::uint32_t>(at);
  }
}

std::uint32_t TextTable::add(std::string_view text) {
  if (text.empty()) return 0;
  if (hashes_.size() * 2 > index_.size()) grow();
  const auto hash = static_cast<std::uint32_t>(hash64(text));
  const std::size_t mask = index_.size() - 1;
  std::size_t at = hash & mask;
  for (; index_[at] != 0; at = (at + 1) & mask) {
    const std::uint32_t id = index_[at];
    if (hashes_[id] == hash && offsets_[id + 1] - offsets_[id] == text.size() &&
        std::memcmp(pool_.data() + offsets_[id], text.data(), text.size()) == 0)
      return id;
  }
  const std::uint32_t id = size();
  index_[at] = id;
  slots_.push_back(static_cast<std::uint32_t>(at));
  hashes_.push_back(hash);
  pool_.append(text);
  offsets_.push_back(static_cast<std::uint32_t>(pool_.size()));
  return id;
}

}  // namespace djvet
