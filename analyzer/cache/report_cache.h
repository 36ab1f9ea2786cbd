// The finished report of a run as one file on disk, found by a key over what the run began with. What lies in it is bytes
// here: driver/recall.h knows what they say, and whether the project is still the one that they speak of.
//
// Layout, in this machine's byte order: ReportHeader, then the bytes. A checksum covers both, so that no damaged byte is ever
// used: a file that fails is no cache.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "analyzer/base/hash.h"
#include "analyzer/cache/files.h"

namespace djvet {

/// A file that was found whole. Lifetime: the bytes are a view into it. Threads: any.
class ReportCache {
 public:
  /// Nothing when there is no file, or it is damaged, or written by another version of analysis or under another key.
  [[nodiscard]] static std::unique_ptr<const ReportCache> open(const std::string& path, std::uint64_t analysis_version,
                                                               Hash128 key);

  [[nodiscard]] std::string_view bytes() const;

 private:
  explicit ReportCache(std::unique_ptr<const MappedFile> file) : file_(std::move(file)) {}

  std::unique_ptr<const MappedFile> file_;
};

/// False when the file system doesn't allow it, or there is more than a cache should take.
bool write_report_cache(const std::string& path, std::uint64_t analysis_version, Hash128 key, std::string_view bytes);

}  // namespace djvet
