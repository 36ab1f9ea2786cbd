// Gets the facts of every file: from the cache without opening the file where its stamp is the one that was cached, from the
// cache after reading it where its content is, else from the parser. Then writes the cache again if anything moved.
//
// A file's result depends on its bytes alone, so neither the cache nor the number of threads shows in what comes out.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <atomic>
#include <chrono>
#include <optional>

#include "analyzer/base/parallel.h"
#include "analyzer/base/version.h"
#include "analyzer/cache/block_arena.h"
#include "analyzer/cache/facts_cache.h"
#include "analyzer/cache/location.h"
#include "analyzer/discover/source_reader.h"
#include "analyzer/driver/languages.h"
#include "analyzer/driver/pipeline.h"
#include "analyzer/driver/workers.h"

namespace djvet {
namespace {

/// What the facts of a run lie in.
struct FactsMemory {
  std::unique_ptr<const FactsCache> cache;
  std::vector<BlockArena> arenas;  // one for each worker
};

/// How one file came out.
struct Taken {
  CacheEntry entry;
  std::string_view block;
  std::unique_ptr<Notification> problem;  // the file could not be read
  bool has_result = false;
  bool lasting = true;
  bool as_cached = false;  // the cache's entry for this path may stay as it is
};

std::int64_t now_ns() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::system_clock::now().time_since_epoch())
      .count();
}

class Extraction {
 public:
  Extraction(const Sources& sources, const Configuration& configuration, const Progress& progress)
      : sources_(sources),
        configuration_(configuration),
        progress_(progress),
        cache_path_(cache_file(configuration, extraction_version())),
        memory_(std::make_shared<FactsMemory>()),
        started_ns_(now_ns()) {
    const std::size_t count = sources.files.size();
    table_.python.resize(count);
    table_.templates.resize(count);
    table_.text_bytes.resize(count);
    table_.stamps.resize(count);
    taken_.resize(count);
    cached_.resize(count);
    if (cache_path_) memory_->cache = FactsCache::open(*cache_path_, extraction_version());
    if (memory_->cache) find_cached();
  }

  void take_all(const SourceReader& reader) {
    const unsigned workers = worker_count(configuration_);
    memory_->arenas.resize(workers);
    std::vector<LanguageExtractor> extractors(workers);
    std::atomic<std::size_t> done{0};
    parallel_for(taken_.size(), workers, [&](unsigned worker, std::size_t index) {
      if (!take_by_stamp(index)) take_by_content(reader, index, extractors[worker], memory_->arenas[worker]);
      constexpr std::size_t step = 16;
      if (const std::size_t so_far = ++done; progress_ && so_far % step == 0)
        progress_("reading", so_far, taken_.size());
    });
  }

  /// False when the cache should have been written and could not be.
  [[nodiscard]] bool save() const {
    if (!cache_path_ || !is_changed()) return true;
    std::vector<CacheRecord> records;
    records.reserve(taken_.size());
    for (std::size_t i = 0; i < taken_.size(); ++i)
      if (taken_[i].has_result && taken_[i].lasting)
        records.push_back({sources_.files[i].path, taken_[i].block, taken_[i].entry});
    if (!write_cache(*cache_path_, extraction_version(), records)) return false;
    // Other versions of djvet leave files that nobody reads again; a first run has the time to look for them.
    if (!memory_->cache) remove_old_caches(*cache_path_);
    return true;
  }

  /// `reader` may be null when nothing could be taken.
  [[nodiscard]] FactsTable table(const SourceReader* reader) && {
    for (std::size_t i = 0; i < taken_.size(); ++i) {
      const Taken& taken = taken_[i];
      const SourceFile& file = sources_.files[i];
      if (taken.problem) table_.notifications.push_back(std::move(*taken.problem));
      if (!taken.has_result) continue;
      table_.stamps[i] = taken.entry.stamp;
      const auto text = [&] {
        return reader->decoded(file, max_source_size, &taken.entry.stamp).value_or(std::string());
      };
      add_notifications(file, FileId(i), taken.entry.outcome, taken.block, table_, text, table_.notifications);
    }
    table_.memory = std::move(memory_);
    return std::move(table_);
  }

 private:
  /// Both lists are sorted by path.
  void find_cached() {
    const std::span<const CacheEntry> entries = memory_->cache->entries();
    std::size_t at = 0;
    for (std::size_t i = 0; i < sources_.files.size(); ++i) {
      while (at < entries.size() && memory_->cache->path(entries[at]) < sources_.files[i].path) ++at;
      if (at < entries.size() && memory_->cache->path(entries[at]) == sources_.files[i].path) cached_[i] = &entries[at];
    }
  }

  bool take_by_stamp(std::size_t index) {
    const CacheEntry* const entry = cached_[index];
    if (entry == nullptr || entry->stamp != sources_.files[index].stamp || !entry->settled()) return false;
    if (!take_entry(index, *entry)) return false;
    taken_[index].as_cached = true;
    return true;
  }

  bool take_entry(std::size_t index, const CacheEntry& entry) {
    const SourceFile& file = sources_.files[index];
    if (entry.language != file.language) return false;
    const std::optional<std::string_view> block = memory_->cache->block(entry);
    if (!block || !put_facts(file, FileId(index), entry.outcome, *block, table_)) return false;
    taken_[index].entry = entry;
    taken_[index].block = *block;
    taken_[index].has_result = true;
    return true;
  }

  void take_by_content(const SourceReader& reader, std::size_t index, LanguageExtractor& extractor, BlockArena& arena) {
    const SourceFile& file = sources_.files[index];
    Taken& taken = taken_[index];
    const std::uint64_t limit = std::min<std::uint64_t>(configuration_.max_file_size, max_source_size);
    Result<RawSource, Notification> source = reader.read(file, limit);
    if (!source) {
      taken.problem = std::make_unique<Notification>(source.error());
      return;
    }
    const Hash128 content = hash128(source->bytes, content_seed(file));
    if (!take_cached_content(index, content)) extract(index, source->bytes, extractor, arena);
    taken.entry.stamp = source->stamp;
    taken.entry.content = content;
    taken.entry.looked_ns = started_ns_;
    const CacheEntry* const before = cached_[index];
    taken.as_cached = taken.as_cached && before->stamp == source->stamp && !taken.entry.settled();
  }

  bool take_cached_content(std::size_t index, Hash128 content) {
    const CacheEntry* const same_path = cached_[index];
    if (same_path != nullptr && same_path->content == content && take_entry(index, *same_path)) {
      taken_[index].as_cached = true;
      return true;
    }
    const CacheEntry* const entry = memory_->cache ? memory_->cache->find(content) : nullptr;
    return entry != nullptr && take_entry(index, *entry);
  }

  void extract(std::size_t index, std::string_view bytes, LanguageExtractor& extractor, BlockArena& arena) {
    const SourceFile& file = sources_.files[index];
    const Extracted extracted = extractor.extract(file, bytes, configuration_);
    Taken& taken = taken_[index];
    taken.block = arena.add(extracted.block);
    taken.lasting = extracted.lasting;
    taken.has_result = true;
    taken.entry = CacheEntry{};
    taken.entry.outcome = extracted.outcome;
    taken.entry.language = file.language;
    require(put_facts(file, FileId(index), extracted.outcome, taken.block, table_),
            "extraction writes what can be read");
  }

  [[nodiscard]] bool is_changed() const {
    const auto as_cached = static_cast<std::size_t>(
        std::count_if(taken_.begin(), taken_.end(), [](const Taken& taken) { return taken.as_cached; }));
    const bool nothing_new = std::all_of(taken_.begin(), taken_.end(), [](const Taken& taken) {
      return taken.as_cached || !taken.has_result || !taken.lasting;
    });
    return !nothing_new || as_cached != (memory_->cache ? memory_->cache->entries().size() : 0);
  }

  const Sources& sources_;
  const Configuration& configuration_;
  const Progress& progress_;
  std::optional<std::string> cache_path_;
  std::shared_ptr<FactsMemory> memory_;
  std::int64_t started_ns_;
  FactsTable table_;
  std::vector<Taken> taken_;               // by file
  std::vector<const CacheEntry*> cached_;  // by file: what the cache has for its path
};

}  // namespace

FactsTable extract_all(const Sources& sources, const Configuration& configuration, const Progress& progress) {
  Extraction extraction(sources, configuration, progress);
  const Result<SourceReader> reader = SourceReader::open(sources.root);
  std::vector<Notification> own;
  // What the cache has is known.
  if (reader) extraction.take_all(*reader);
  else own.push_back({NotificationKind::unreadable, "", reader.error().detail, true});
  // Every file that can be read has its result.
  if (!extraction.save() && !configuration.cache_dir.empty())
    own.push_back(
        {NotificationKind::cache, "", "the cache can't be written to the folder given by --cache-dir", false});
  // The cache has them too.
  FactsTable table = std::move(extraction).table(reader ? &*reader : nullptr);
  table.notifications.insert(table.notifications.begin(), own.begin(), own.end());
  return table;
}

}  // namespace djvet
