// Descriptions are a part of djvet: they are extracted without a budget, and kept in a cache file that all projects share.
// SPDX-License-Identifier: MIT
#include "analyzer/driver/descriptions.h"

#include "analyzer/base/hash.h"
#include "analyzer/base/result.h"
#include "analyzer/base/version.h"
#include "analyzer/cache/block_arena.h"
#include "analyzer/cache/facts_cache.h"
#include "analyzer/cache/location.h"
#include "analyzer/django/described.h"
#include "analyzer/extract/extract.h"

namespace djvet {
namespace {

struct Descriptions {
  BlockArena arena;
  std::vector<CacheRecord> records;  // in the order of described_modules(), by path
  std::vector<FileFacts> facts;      // likewise
};

/// The facts that the cache has, checked; none where some are missing.
bool recall(const FactsCache& cache, Descriptions& all) {
  for (const DescribedModule& module : described_modules()) {
    const CacheEntry* const entry = cache.find(hash128(module.text));
    const std::optional<std::string_view> block = entry == nullptr ? std::nullopt : cache.block(*entry);
    const std::optional<FileFacts> facts = block ? FileFacts::view(all.arena.add(*block)) : std::nullopt;
    if (!facts) return false;
    all.facts.push_back(*facts);
  }
  return true;
}

void extract_all(Descriptions& all) {
  Extractor extractor;
  for (const DescribedModule& module : described_modules()) {
    const std::string_view block = all.arena.add(extractor.extract(module.text, 60'000));
    const std::optional<FileFacts> facts = FileFacts::view(block);
    require(facts.has_value(), "descriptions are well-formed");
    all.facts.push_back(*facts);
    CacheEntry entry;
    entry.content = hash128(module.text);
    all.records.push_back({module.path, block, entry});
  }
}

Descriptions load(const Configuration& configuration, bool writes_cache) {
  const std::optional<std::string> path = description_cache_file(configuration, extraction_version());
  if (path) {
    Descriptions kept;
    const std::unique_ptr<const FactsCache> cache = FactsCache::open(*path, extraction_version());
    if (cache != nullptr && recall(*cache, kept)) return kept;
  }
  Descriptions all;
  extract_all(all);
  // Where it can't be written, the caches of the project can't either, which is said there.
  if (path && writes_cache) static_cast<void>(write_cache(*path, extraction_version(), all.records));
  all.records.clear();
  return all;
}

}  // namespace

void add_descriptions(Sources& sources, FactsTable& facts, const Configuration& configuration, bool writes_cache) {
  static const Descriptions descriptions = load(configuration, writes_cache);
  for (std::size_t i = 0; i < descriptions.facts.size(); ++i) {
    SourceFile file;
    file.path = "<described>/" + std::string(described_modules()[i].path);
    file.role = Role::vendored;
    file.package_folder = SourceFile::described_folder;
    sources.files.push_back(std::move(file));
    facts.python.push_back(descriptions.facts[i]);
    facts.templates.emplace_back();
    facts.text_bytes.push_back(0);
    facts.stamps.emplace_back();
  }
}

}  // namespace djvet
