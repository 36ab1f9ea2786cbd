// Gets the facts of every file that matters: from the cache without opening the file where its stamp is the one that was
// cached, from the cache after reading it where its content is, else from the parser. Files that wait are only looked at
// until one that was taken names them, round by round. Then writes the cache again if anything moved.
//
// A file's result depends on its bytes alone, and what it names on its facts and the paths of the tree, so neither the cache
// nor the number of threads shows in what comes out.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <atomic>
#include <optional>
#include <utility>

#include "analyzer/base/parallel.h"
#include "analyzer/base/version.h"
#include "analyzer/cache/block_arena.h"
#include "analyzer/cache/facts_cache.h"
#include "analyzer/cache/location.h"
#include "analyzer/discover/source_reader.h"
#include "analyzer/driver/clock.h"
#include "analyzer/driver/languages.h"
#include "analyzer/driver/pipeline.h"
#include "analyzer/driver/workers.h"
#include "analyzer/extract/mentions.h"

namespace djvet {
namespace {

/// What the facts of a run lie in.
struct FactsMemory {
  std::shared_ptr<const FactsCache> cache;
  std::vector<BlockArena> arenas;  // one for each worker
};

/// How one file came out.
struct Taken {
  CacheEntry entry;
  std::string_view block;
  std::unique_ptr<Notification> problem;  // the file could not be read
  bool has_result = false;
  bool unread = false;  // nothing needs its facts; those that the cache has stay there
  bool lasting = true;
  bool as_cached = false;  // the cache's entry for this path may stay as it is
};

/// Whether the facts of a file are needed whatever it holds, only if its bytes mention something, or not at all.
enum class Need : std::uint8_t { nothing, glance, facts };

class Extraction {
 public:
  Extraction(const Sources& sources, Reach& reach, const Configuration& configuration, const Progress& progress,
             KeptFacts* kept)
      : sources_(sources),
        reach_(reach),
        configuration_(configuration),
        progress_(progress),
        kept_(kept),
        cache_path_(cache_file(configuration, extraction_version())),
        memory_(std::make_shared<FactsMemory>()),
        started_ns_(now_ns()) {
    const std::size_t count = sources.files.size();
    table_.python.resize(count);
    table_.templates.resize(count);
    table_.manifests.resize(count);
    table_.text_bytes.resize(count);
    table_.stamps.resize(count);
    table_.contents.resize(count);
    taken_.resize(count);
    cached_.resize(count);
    if (kept_ != nullptr) memory_->cache = kept_->open(cache_path_, extraction_version());
    else if (cache_path_) memory_->cache = FactsCache::open(*cache_path_, extraction_version());
    if (memory_->cache) find_cached();
  }

  void take_all(const SourceReader& reader) {
    const std::size_t count = sources_.files.size();
    needs_.resize(count);
    std::vector<FileId> round;
    for (std::size_t i = 0; i < count; ++i) {
      const Reading reading = reach_.reading(FileId(i));
      needs_[i] = reading == Reading::always ? Need::facts : reading == Reading::awaited ? Need::glance : Need::nothing;
      if (reading == Reading::never) pass_over(i);
      else round.emplace_back(i);
    }
    const unsigned workers = worker_count(configuration_);
    memory_->arenas.resize(workers);
    std::vector<LanguageExtractor> extractors(workers);
    std::atomic<std::size_t> done{0};
    // What the files taken so far lead to is in `round`, or was taken.
    for (; !round.empty(); round = newly_needed(round, workers))
      parallel_for(round.size(), workers, [&](unsigned worker, std::size_t at) {
        take(reader, round[at], extractors[worker], memory_->arenas[worker]);
        constexpr std::size_t step = 16;
        if (const std::size_t so_far = ++done; progress_ && so_far <= count && so_far % step == 0)
          progress_("reading", so_far, count);
      });
  }

  /// False when the cache should have been written and could not be.
  [[nodiscard]] bool save() const {
    if ((kept_ == nullptr && !cache_path_) || !is_changed()) return true;
    std::vector<CacheRecord> records;
    records.reserve(taken_.size());
    for (std::size_t i = 0; i < taken_.size(); ++i) {
      const Taken& taken = taken_[i];
      if (!taken.has_result || !taken.lasting) continue;
      const bool kept = taken.unread && taken.entry.outcome != Outcome::unread;
      const std::optional<std::string_view> block = kept ? memory_->cache->block(taken.entry) : taken.block;
      if (block) records.push_back({sources_.files[i].path, *block, taken.entry});
    }
    if (kept_ != nullptr) {
      kept_->keep(extraction_version(), records);
      return true;
    }
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
      if (taken.unread || needs_[i] == Need::nothing)
        ++(file.role == Role::test ? table_.unread_tests : table_.unread_others);
      if (needs_[i] == Need::nothing) continue;
      table_.contents[i] = taken.entry.content;
      if (!taken.has_result || !taken.lasting || taken.entry.stamp != file.stamp) table_.lasting = false;
      if (!taken.has_result || taken.unread) continue;
      table_.stamps[i] = taken.entry.stamp;
      const auto text = [&] {
        std::optional<std::string> decoded = reader->decoded(file, max_source_size, &taken.entry.stamp);
        if (!decoded) table_.lasting = false;
        return std::move(decoded).value_or(std::string());
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

  void take(const SourceReader& reader, FileId file, LanguageExtractor& extractor, BlockArena& arena) {
    const std::size_t index = file.index();
    if (!take_by_stamp(index)) take_by_content(reader, index, extractor, arena);
  }

  /// The files that those of the last round lead to, and whose facts nothing needed before; in path order.
  std::vector<FileId> newly_needed(const std::vector<FileId>& last_round, unsigned workers) {
    std::vector<FileId> taken;
    std::ranges::copy_if(last_round, std::back_inserter(taken), [&](FileId file) { return is_read(file.index()); });
    std::vector<FileId> next;
    for (const FileId file : reach_.lead_on(taken, table_.python, workers))
      if (std::exchange(needs_[file.index()], Need::facts) == Need::glance && taken_[file.index()].unread)
        next.push_back(file);
    std::sort(next.begin(), next.end());
    return next;
  }

  [[nodiscard]] bool is_read(std::size_t index) const { return taken_[index].has_result && !taken_[index].unread; }

  [[nodiscard]] bool is_needed(std::size_t index, std::uint16_t mentions) const {
    return needs_[index] == Need::facts || (mentions & reach_.heeded(FileId(index))) != 0;
  }

  /// What the cache has of a file that isn't looked at stays there.
  void pass_over(std::size_t index) {
    if (cached_[index] == nullptr) return;
    taken_[index].entry = *cached_[index];
    taken_[index].has_result = taken_[index].unread = taken_[index].as_cached = true;
  }

  bool take_by_stamp(std::size_t index) {
    const CacheEntry* const entry = cached_[index];
    if (entry == nullptr || entry->stamp != sources_.files[index].stamp || !entry->settled()) return false;
    return taken_[index].as_cached = take_entry(index, *entry);
  }

  /// False also where the entry can't say what is needed.
  bool take_entry(std::size_t index, const CacheEntry& entry) {
    const SourceFile& file = sources_.files[index];
    if (entry.language != file.language) return false;
    Taken& taken = taken_[index];
    if (!is_needed(index, entry.mentions)) {
      taken.entry = entry;
      return taken.has_result = taken.unread = true;
    }
    if (entry.outcome == Outcome::unread) return false;
    const std::optional<std::string_view> block = memory_->cache->block(entry);
    if (!block || !put_facts(file, FileId(index), entry.outcome, *block, table_)) return false;
    taken.entry = entry;
    taken.block = *block;
    taken.unread = false;
    return taken.has_result = true;
  }

  void take_by_content(const SourceReader& reader, std::size_t index, LanguageExtractor& extractor, BlockArena& arena) {
    const SourceFile& file = sources_.files[index];
    Taken& taken = taken_[index];
    taken = Taken{};
    const std::uint64_t limit = std::min<std::uint64_t>(configuration_.max_file_size, max_source_size);
    Result<RawSource, Notification> source = reader.read(file, limit);
    if (!source) {
      taken.problem = std::make_unique<Notification>(source.error());
      return;
    }
    const Hash128 content = hash128(source->bytes, content_seed(file));
    if (!take_cached_content(index, content)) take_bytes(index, source->bytes, extractor, arena);
    taken.entry.stamp = source->stamp;
    taken.entry.content = content;
    taken.entry.looked_ns = started_ns_;
    const CacheEntry* const before = cached_[index];
    taken.as_cached = taken.as_cached && before->stamp == source->stamp && !taken.entry.settled();
  }

  bool take_cached_content(std::size_t index, Hash128 content) {
    const CacheEntry* const same_path = cached_[index];
    if (same_path != nullptr && same_path->content == content && take_entry(index, *same_path))
      return taken_[index].as_cached = true;
    const CacheEntry* const entry = memory_->cache ? memory_->cache->find(content) : nullptr;
    return entry != nullptr && take_entry(index, *entry);
  }

  void take_bytes(std::size_t index, std::string_view bytes, LanguageExtractor& extractor, BlockArena& arena) {
    const SourceFile& file = sources_.files[index];
    Taken& taken = taken_[index];
    taken.entry = CacheEntry{};
    taken.entry.language = file.language;
    if (file.language == Language::python) taken.entry.mentions = find_mentions(bytes);
    if (!is_needed(index, taken.entry.mentions)) {
      taken.entry.outcome = Outcome::unread;
      taken.has_result = taken.unread = true;
      return;
    }
    const Extracted extracted = extractor.extract(file, bytes, configuration_);
    taken.block = arena.add(extracted.block);
    taken.lasting = extracted.lasting;
    taken.has_result = true;
    taken.entry.outcome = extracted.outcome;
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
  Reach& reach_;
  const Configuration& configuration_;
  const Progress& progress_;
  KeptFacts* kept_;
  std::optional<std::string> cache_path_;
  std::shared_ptr<FactsMemory> memory_;
  std::int64_t started_ns_;
  FactsTable table_;
  std::vector<Taken> taken_;               // by file
  std::vector<const CacheEntry*> cached_;  // by file: what the cache has for its path
  std::vector<Need> needs_;                // by file; written between rounds
};

}  // namespace

FactsTable extract_all(const Sources& sources, Reach& reach, const Configuration& configuration,
                       const Progress& progress, KeptFacts* kept) {
  Extraction extraction(sources, reach, configuration, progress, kept);
  Result<SourceReader> reader = SourceReader::open(sources.root);
  if (reader) reader->put_before(sources.open_files);
  std::vector<Notification> own;
  // What the cache has is known.
  if (reader) extraction.take_all(*reader);
  else own.push_back({NotificationKind::unreadable, "", reader.error().detail, true});
  // Every file that can be read has its result, and what each names has its facts.
  if (!extraction.save() && !configuration.cache_dir.empty())
    own.push_back(
        {NotificationKind::cache, "", "the cache can't be written to the folder given by --cache-dir", false});
  // The cache has them too.
  FactsTable table = std::move(extraction).table(reader ? &*reader : nullptr);
  if (!own.empty()) table.lasting = false;
  table.notifications.insert(table.notifications.begin(), own.begin(), own.end());
  return table;
}

}  // namespace djvet
