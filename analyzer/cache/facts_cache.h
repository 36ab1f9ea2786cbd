// The facts of a project's files as one file on disk, read in place, and found by path and stamp or by content.
//
// Layout, in this machine's byte order, each part a multiple of 8 bytes: CacheHeader, CacheEntry[count] sorted by path, the
// paths, the blocks. A checksum covers the first three, and each entry holds one of its block, so that no damaged byte is
// ever used: a file that fails is no cache, a block that fails is not in it.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/hash.h"
#include "analyzer/cache/files.h"
#include "analyzer/discover/source_file.h"

namespace djvet {

/// What came of reading one file, and so what its block is.
enum class Outcome : std::uint8_t {
  facts,         // the facts of its language
  bad_encoding,  // one line that says what is wrong
  not_text,      // likewise
  unread,        // nothing: it was looked at, and nothing asked for its facts
};

/// One file as the cache knows it. Also the form on disk, which is why it is laid out by hand.
struct CacheEntry {
  Stamp stamp;                 // as it was before the bytes were read
  Hash128 content;             // of the bytes, the language and what else extraction depends on
  std::int64_t looked_ns = 0;  // the system's clock when the run that read them began, since 1970
  std::uint64_t block_offset = 0;
  std::uint64_t checksum = 0;  // of the block
  std::uint32_t block_length = 0;
  std::uint32_t path_offset = 0;  // from the start of the paths
  std::uint32_t path_length = 0;
  Outcome outcome{};
  Language language{};
  std::uint16_t mentions = 0;  // of the bytes, see extract/mentions.h; 0 where nobody searched them

  /// Whether an equal stamp means equal content: not when the file had changed so shortly before it was looked at that a
  /// second change could have left the same times (the clocks of file systems tick every 10 ms to 2 s).
  [[nodiscard]] bool settled() const;
};
static_assert(sizeof(CacheEntry) == 96);

/// A cache file that was found whole. Lifetime: blocks and paths are views into it. Threads: any.
class FactsCache {
 public:
  /// Nothing when there is no file, or it is damaged, or written by another version of extraction.
  [[nodiscard]] static std::unique_ptr<const FactsCache> open(const std::string& path,
                                                              std::uint64_t extraction_version);

  /// The same of an image in memory (cache_image).
  [[nodiscard]] static std::unique_ptr<const FactsCache> hold(std::string image, std::uint64_t extraction_version);

  [[nodiscard]] std::span<const CacheEntry> entries() const { return entries_; }
  [[nodiscard]] std::string_view path(const CacheEntry& entry) const;
  /// The entry of a file with this content, or null. Which one of several does not matter.
  [[nodiscard]] const CacheEntry* find(Hash128 content) const;
  /// The block of an entry, checked against its checksum. Nothing when it is damaged.
  [[nodiscard]] std::optional<std::string_view> block(const CacheEntry& entry) const;

 private:
  FactsCache() = default;
  [[nodiscard]] bool index(std::uint64_t extraction_version);

  std::unique_ptr<const MappedFile> file_;
  std::string image_;  // without a file
  std::string_view bytes_;
  std::span<const CacheEntry> entries_;
  std::string_view paths_;
  mutable std::once_flag by_content_made_;
  mutable std::vector<const CacheEntry*> by_content_;
};

/// One file to be written: `entry` but for its offsets and lengths, which the writer sets, and the checksum where it is 0.
/// The block must be aligned and readable up to its padded size (see block_arena.h).
struct CacheRecord {
  std::string_view path;
  std::string_view block;
  CacheEntry entry;
};

/// The bytes of a cache of `records`, which are sorted by path.
[[nodiscard]] std::string cache_image(std::uint64_t extraction_version, std::span<const CacheRecord> records);

/// Writes a cache of `records`, which are sorted by path. False when the file system doesn't allow it.
[[nodiscard]] bool write_cache(const std::string& path, std::uint64_t extraction_version,
                               std::span<const CacheRecord> records);

}  // namespace djvet
