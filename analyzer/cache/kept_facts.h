// The facts of one project from run to run in the memory of a process that stays: what cache files are to processes that end.
// It begins with what those files hold, and never writes them.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "analyzer/cache/facts_cache.h"

namespace djvet {

/// The facts of one kind of files: the project's own, or those of its packages. Threads: one.
class KeptFacts {
 public:
  /// What was kept last; before that, what the file holds, if there is one. Null: nothing. What it gives out may outlive this.
  [[nodiscard]] std::shared_ptr<const FactsCache> open(const std::optional<std::string>& path,
                                                       std::uint64_t extraction_version) const {
    if (kept_ || !path) return kept_;
    return FactsCache::open(*path, extraction_version);
  }

  /// `records` as write_cache takes them.
  void keep(std::uint64_t extraction_version, std::span<const CacheRecord> records) {
    kept_ = FactsCache::hold(cache_image(extraction_version, records), extraction_version);
  }

 private:
  std::shared_ptr<const FactsCache> kept_;
};

/// All that a process keeps of one project.
struct KeptProject {
  KeptFacts own;
  KeptFacts packages;
};

}  // namespace djvet
