// Reads and writes cache files. Everything that a check of the file's shape needs is in its first bytes, which are verified
// before any entry is looked at.
// SPDX-License-Identifier: MIT
#include "analyzer/cache/facts_cache.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "analyzer/cache/block_arena.h"

namespace djvet {
namespace {

struct CacheHeader {
  std::array<char, 8> magic{};
  std::uint64_t extraction_version = 0;
  std::uint64_t count = 0;
  std::uint64_t paths_size = 0;  // padded
  std::uint64_t file_size = 0;
  std::uint64_t checksum = 0;  // of this header with checksum 0, then of the entries and paths
};
static_assert(sizeof(CacheHeader) == 48);

constexpr std::array<char, 8> cache_magic{'d', 'j', 'v', 'e',
                                          't', 'F', '2', std::endian::native == std::endian::little ? 'l' : 'b'};
constexpr std::size_t most_bytes = std::size_t{1} << 36U;

std::uint64_t index_checksum(CacheHeader header, std::string_view index) {
  header.checksum = 0;
  return hash64(index, hash64({reinterpret_cast<const char*>(&header), sizeof header}));
}

std::uint64_t block_checksum(std::string_view block) { return hash64(block, block.size()); }

bool by_content(const CacheEntry* a, const CacheEntry* b) { return a->content < b->content; }

}  // namespace

bool CacheEntry::settled() const {
  constexpr std::int64_t tick_ns = 2'000'000'000;
  return std::max(stamp.mtime_ns, stamp.ctime_ns) < looked_ns - tick_ns;
}

std::unique_ptr<const FactsCache> FactsCache::open(const std::string& path, std::uint64_t extraction_version) {
  std::unique_ptr<FactsCache> cache(new FactsCache);
  cache->file_ = MappedFile::open(path, most_bytes);
  if (!cache->file_) return nullptr;
  cache->bytes_ = cache->file_->bytes();
  if (!cache->index(extraction_version)) return nullptr;
  return cache;
}

std::unique_ptr<const FactsCache> FactsCache::hold(std::string image, std::uint64_t extraction_version) {
  std::unique_ptr<FactsCache> cache(new FactsCache);
  cache->image_ = std::move(image);
  cache->bytes_ = cache->image_;
  if (!cache->index(extraction_version)) return nullptr;
  return cache;
}

bool FactsCache::index(std::uint64_t extraction_version) {
  CacheHeader header;
  if (bytes_.size() < sizeof header) return false;
  std::memcpy(&header, bytes_.data(), sizeof header);
  if (header.magic != cache_magic || header.extraction_version != extraction_version) return false;
  const std::size_t room = bytes_.size() - sizeof header;
  if (header.file_size != bytes_.size() || header.count > room / sizeof(CacheEntry)) return false;
  const std::size_t entries_size = header.count * sizeof(CacheEntry);
  if (header.paths_size > room - entries_size) return false;
  if (index_checksum(header, bytes_.substr(sizeof header, entries_size + header.paths_size)) != header.checksum)
    return false;
  entries_ = {reinterpret_cast<const CacheEntry*>(bytes_.data() + sizeof header), header.count};
  paths_ = bytes_.substr(sizeof header + entries_size, header.paths_size);
  return true;
}

std::string_view FactsCache::path(const CacheEntry& entry) const {
  if (entry.path_offset > paths_.size()) return {};
  return paths_.substr(entry.path_offset, entry.path_length);
}

const CacheEntry* FactsCache::find(Hash128 content) const {
  std::call_once(by_content_made_, [this] {
    by_content_.reserve(entries_.size());
    for (const CacheEntry& entry : entries_) by_content_.push_back(&entry);
    std::sort(by_content_.begin(), by_content_.end(), by_content);
  });
  CacheEntry wanted;
  wanted.content = content;
  const auto found = std::lower_bound(by_content_.begin(), by_content_.end(), &wanted, by_content);
  return found != by_content_.end() && (*found)->content == content ? *found : nullptr;
}

std::optional<std::string_view> FactsCache::block(const CacheEntry& entry) const {
  if (entry.block_offset % block_alignment != 0 || entry.block_offset > bytes_.size()) return std::nullopt;
  if (padded(entry.block_length) > bytes_.size() - entry.block_offset) return std::nullopt;
  const std::string_view block = bytes_.substr(entry.block_offset, entry.block_length);
  if (block_checksum(block) != entry.checksum) return std::nullopt;
  return block;
}

namespace {

/// A cache's bytes in pieces: its own head, and the blocks where they are.
struct Parts {
  std::string head;
  std::vector<std::string_view> all;  // the first views `head`
};

void lay_out(std::uint64_t extraction_version, std::span<const CacheRecord> records, Parts& out) {
  std::size_t paths_size = 0;
  for (const CacheRecord& record : records) paths_size += record.path.size();
  const std::size_t entries_size = records.size() * sizeof(CacheEntry);
  const std::size_t index_size = entries_size + padded(paths_size);
  std::string& head = out.head;
  head.assign(sizeof(CacheHeader) + index_size, '\0');
  std::vector<std::string_view>& parts = out.all;
  parts.assign(1, head);
  std::size_t path_offset = 0, block_offset = head.size();
  for (std::size_t i = 0; i < records.size(); ++i) {
    const CacheRecord& record = records[i];
    CacheEntry entry = record.entry;
    entry.path_offset = static_cast<std::uint32_t>(path_offset);
    entry.path_length = static_cast<std::uint32_t>(record.path.size());
    entry.block_offset = block_offset;
    entry.block_length = static_cast<std::uint32_t>(record.block.size());
    if (entry.checksum == 0) entry.checksum = block_checksum(record.block);
    std::memcpy(head.data() + sizeof(CacheHeader) + i * sizeof entry, &entry, sizeof entry);
    record.path.copy(head.data() + sizeof(CacheHeader) + entries_size + path_offset, record.path.size());
    path_offset += record.path.size();
    const std::string_view whole(record.block.data(), padded(record.block.size()));
    block_offset += whole.size();
    std::string_view& last = parts.back();
    if (parts.size() > 1 && last.data() + last.size() == whole.data()) last = {last.data(), last.size() + whole.size()};
    else if (!whole.empty()) parts.push_back(whole);
  }
  CacheHeader header{cache_magic, extraction_version, records.size(), padded(paths_size), block_offset, 0};
  header.checksum = index_checksum(header, std::string_view(head).substr(sizeof header));
  std::memcpy(head.data(), &header, sizeof header);
}

}  // namespace

std::string cache_image(std::uint64_t extraction_version, std::span<const CacheRecord> records) {
  Parts parts;
  lay_out(extraction_version, records, parts);
  std::size_t size = 0;
  for (const std::string_view part : parts.all) size += part.size();
  std::string image;
  image.reserve(size);
  for (const std::string_view part : parts.all) image += part;
  return image;
}

bool write_cache(const std::string& path, std::uint64_t extraction_version, std::span<const CacheRecord> records) {
  Parts parts;
  lay_out(extraction_version, records, parts);
  return replace_file(path, parts.all);
}

}  // namespace djvet
