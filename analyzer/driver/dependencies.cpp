// Rounds: the names that are wanted are found as files, the files are read on all cores, and their facts tell which names they
// want in turn. A file of a package that has nothing to do with Django is read but not parsed.
// SPDX-License-Identifier: MIT
#include "analyzer/driver/dependencies.h"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>

#include "analyzer/base/parallel.h"
#include "analyzer/base/version.h"
#include "analyzer/cache/block_arena.h"
#include "analyzer/cache/facts_cache.h"
#include "analyzer/cache/location.h"
#include "analyzer/discover/environment.h"
#include "analyzer/discover/source_reader.h"
#include "analyzer/driver/clock.h"
#include "analyzer/driver/languages.h"
#include "analyzer/driver/workers.h"
#include "analyzer/link/demands.h"

namespace djvet {
namespace {

constexpr std::size_t max_dependencies = 2'000;   // files
constexpr std::uint64_t max_bytes = 64ULL << 20;  // of all of them
constexpr int max_rounds = 64;

/// One module file of a package, and how it came out.
struct Candidate {
  SourceFile file;
  std::string dotted;
  bool is_package = false;
  bool any_content = false;  // parsed whatever it says
  bool says_django = false;
  FileFacts facts;
  std::unique_ptr<ModuleWants> wants;  // none: it was not parsed
  CacheEntry entry;
  std::string_view block;
  bool lasting = true;
  bool as_cached = false;
  bool was_read = false;  // now, or when the cache was written; then the entry has the stamp and the content
};

/// What the facts of dependencies, and those that were there before, lie in.
struct DependencyMemory {
  std::shared_ptr<void> others;
  std::shared_ptr<const FactsCache> cache;
  std::vector<BlockArena> arenas;
};

class Loading {
 public:
  Loading(Sources& sources, FactsTable& table, const Configuration& configuration, SourceReader reader, KeptFacts* kept)
      : sources_(sources),
        table_(table),
        configuration_(configuration),
        reader_(std::move(reader)),
        kept_(kept),
        workers_(worker_count(configuration)),
        cache_path_(dependency_cache_file(configuration, sources.package_folders, extraction_version())),
        memory_(std::make_shared<DependencyMemory>()),
        extractors_(workers_),
        started_ns_(now_ns()) {
    memory_->arenas.resize(workers_);
    if (kept_ != nullptr) memory_->cache = kept_->open(cache_path_, extraction_version());
    else if (cache_path_) memory_->cache = FactsCache::open(*cache_path_, extraction_version());
    if (memory_->cache == nullptr) return;
    for (const CacheEntry& entry : memory_->cache->entries()) cached_.emplace(memory_->cache->path(entry), &entry);
  }

  void run(const Reach& reach, const Progress& progress) {
    ProjectWants wants = reach.wants_of_packages(table_.python, [&](std::string_view top) { return exists(top); });
    apps_ = std::move(wants.apps);
    std::vector<Wanted> wanted = std::move(wants.names);
    for (int round = 0; !wanted.empty() && !limited_; ++round) {
      if (round == max_rounds) return limit("rounds of imports", max_rounds);
      if (progress) progress("reading packages", candidates_.size(), 0);
      wanted = take(std::move(wanted));
    }
  }

  /// False when the cache should have been written and could not be.
  [[nodiscard]] bool save() const {
    if (kept_ == nullptr && !cache_path_) return true;
    std::vector<std::pair<std::string, const Candidate*>> rows;
    std::size_t as_cached = 0;
    for (const auto& candidate : candidates_) {
      if (candidate->wants == nullptr || !candidate->lasting) continue;
      rows.emplace_back(cache_key(*candidate), candidate.get());
      if (candidate->as_cached) ++as_cached;
    }
    if (as_cached == rows.size() && as_cached == cached_.size()) return true;
    std::sort(rows.begin(), rows.end());
    std::vector<CacheRecord> records;
    for (const auto& [key, candidate] : rows) records.push_back({key, candidate->block, candidate->entry});
    if (kept_ == nullptr) return write_cache(*cache_path_, extraction_version(), records);
    kept_->keep(extraction_version(), records);
    return true;
  }

  /// Puts what was parsed behind the project's files.
  void append() {
    tell_probes();
    std::erase_if(candidates_, [](const auto& candidate) { return candidate->wants == nullptr; });
    std::sort(candidates_.begin(), candidates_.end(),
              [](const auto& a, const auto& b) { return a->file.path < b->file.path; });
    for (const auto& candidate : candidates_) {
      sources_.files.push_back(std::move(candidate->file));
      table_.python.push_back(candidate->facts);
      table_.templates.emplace_back();
      table_.manifests.emplace_back();
      table_.text_bytes.push_back(candidate->facts.source_size());
      table_.stamps.push_back(candidate->entry.stamp);
    }
    memory_->others = std::move(table_.memory);
    table_.memory = std::move(memory_);
  }

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  /// One round: names become files, files facts, and facts the names of the next.
  std::vector<Wanted> take(std::vector<Wanted> wanted) {
    std::sort(wanted.begin(), wanted.end());
    wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
    std::erase_if(wanted, [&](const Wanted& one) { return !told_.insert(one).second; });
    std::vector<std::size_t> modules;
    std::vector<Candidate*> fresh;
    for (const Wanted& one : wanted) {
      const std::size_t before = candidates_.size();
      modules.push_back(one.whole ? find_module(one.name) : find_prefix(one.name));
      if (candidates_.size() > before && allow(*candidates_.back())) fresh.push_back(candidates_.back().get());
    }
    parallel_for(fresh.size(), workers_, [&](unsigned worker, std::size_t i) { load(*fresh[i], worker); });
    std::vector<Wanted> next;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      if (modules[i] == none || candidates_[modules[i]]->wants == nullptr) continue;
      Candidate& module = *candidates_[modules[i]];
      if (wanted[i].whole) module.wants->take_all(next);
      else
        module.wants->take(
            std::string_view(wanted[i].name).substr(std::min(module.dotted.size() + 1, wanted[i].name.size())), next);
    }
    return next;
  }

  /// The longest part of a dotted name that is a module.
  std::size_t find_prefix(std::string_view name) {
    for (std::size_t end = name.size(); end != name.npos && end != 0; end = name.rfind('.', end - 1))
      if (const std::size_t found = find_module(std::string(name.substr(0, end))); found != none) return found;
    return none;
  }

  /// The file of exactly this module; its place in candidates_, where it is put when it is new.
  std::size_t find_module(const std::string& dotted) {
    const auto [known, fresh] = modules_.try_emplace(dotted, none);
    if (!fresh) return known->second;
    std::string path = dotted;
    std::replace(path.begin(), path.end(), '.', '/');
    for (std::size_t folder = 0; folder < sources_.package_folders.size(); ++folder) {
      for (const bool is_package : {true, false}) {
        auto candidate = std::make_unique<Candidate>();
        candidate->file.package_folder = static_cast<std::uint16_t>(folder + 1);
        candidate->file.path =
            sources_.package_folders[folder].shown + "/" + path + (is_package ? "/__init__.py" : ".py");
        candidate->file.role = Role::vendored;
        const std::optional<Stamp> stamp = reader_.stamp(candidate->file);
        if (!stamp) {
          probe(candidate->file, PackageProbe::Sought::file, false);
          continue;
        }
        candidate->file.stamp = *stamp;
        candidate->dotted = dotted;
        candidate->is_package = is_package;
        candidate->any_content = is_package || apps_.contains(dotted.substr(0, dotted.find('.')));
        candidates_.push_back(std::move(candidate));
        return known->second = candidates_.size() - 1;
      }
    }
    return none;
  }

  bool exists(std::string_view top) {
    for (std::size_t folder = 0; folder < sources_.package_folders.size(); ++folder) {
      SourceFile file;
      file.package_folder = static_cast<std::uint16_t>(folder + 1);
      file.path = sources_.package_folders[folder].shown + "/" + std::string(top);
      if (probe(file, PackageProbe::Sought::folder, reader_.is_folder(file))) return true;
      file.path += ".py";
      if (probe(file, PackageProbe::Sought::file, reader_.stamp(file).has_value())) return true;
    }
    return false;
  }

  bool probe(const SourceFile& file, PackageProbe::Sought sought, bool found) {
    table_.probes.push_back(
        {file, sought, found ? PackageProbe::Found::something : PackageProbe::Found::nothing, Hash128{}});
    return found;
  }

  /// Adds the modules to the other probes.
  void tell_probes() {
    for (const auto& candidate : candidates_) {
      PackageProbe probe{candidate->file, PackageProbe::Sought::file, PackageProbe::Found::unread, Hash128{}};
      if (candidate->was_read) {
        probe.found = candidate->wants == nullptr ? PackageProbe::Found::read : PackageProbe::Found::taken;
        probe.content = candidate->entry.content;
      }
      const bool as_found = !candidate->was_read || candidate->entry.stamp == candidate->file.stamp;
      if (!candidate->lasting || !as_found) table_.lasting = false;
      table_.probes.push_back(std::move(probe));
    }
    std::sort(table_.probes.begin(), table_.probes.end(), [](const PackageProbe& a, const PackageProbe& b) {
      return std::tie(a.file.path, a.sought, a.found) < std::tie(b.file.path, b.sought, b.found);
    });
    const auto same = [](const PackageProbe& a, const PackageProbe& b) {
      return a.file.path == b.file.path && a.sought == b.sought && a.found == b.found;
    };
    table_.probes.erase(std::unique(table_.probes.begin(), table_.probes.end(), same), table_.probes.end());
  }

  /// Whether the limits allow one more file.
  bool allow(const Candidate& candidate) {
    if (limited_ || candidate.file.stamp.size > configuration_.max_file_size) return false;
    bytes_ += candidate.file.stamp.size;
    if (++files_ > max_dependencies) limit("files", max_dependencies);
    else if (bytes_ > max_bytes) limit("bytes", max_bytes);
    return !limited_;
  }

  void limit(std::string_view what, std::uint64_t most) {
    limited_ = true;
    table_.notifications.push_back({NotificationKind::dependency_limit, "",
                                    "installed packages are read up to " + std::to_string(most) + " " +
                                        std::string(what) + "; classes from elsewhere are taken for unknown",
                                    false});
  }

  /// The cache tells what was parsed for its content from what was parsed for its place: the first answer holds anywhere.
  static std::string cache_key(const Candidate& candidate) {
    return (candidate.says_django ? "+" : "-") + candidate.file.path;
  }

  [[nodiscard]] const CacheEntry* cached(const Candidate& candidate) const {
    auto found = cached_.find("+" + candidate.file.path);
    if (found == cached_.end() && candidate.any_content) found = cached_.find("-" + candidate.file.path);
    return found == cached_.end() ? nullptr : found->second;
  }

  void load(Candidate& candidate, unsigned worker) {
    const CacheEntry* const entry = cached(candidate);
    if (entry != nullptr && entry->stamp == candidate.file.stamp && entry->settled() && put(candidate, *entry)) {
      candidate.says_django = memory_->cache->path(*entry).starts_with('+');
      candidate.as_cached = true;
      candidate.was_read = true;
      return;
    }
    const std::uint64_t limit = std::min<std::uint64_t>(configuration_.max_file_size, max_source_size);
    const Result<RawSource, Notification> source = reader_.read(candidate.file, limit);
    if (!source) {
      candidate.lasting = false;
      return;
    }
    const Hash128 content = hash128(source->bytes, content_seed(candidate.file));
    const CacheEntry* const same = memory_->cache ? memory_->cache->find(content) : nullptr;
    candidate.says_django = source->bytes.find("django") != std::string::npos;
    const bool matters = candidate.says_django || candidate.any_content;
    if (matters && (same == nullptr || !put(candidate, *same))) extract(candidate, source->bytes, worker);
    candidate.was_read = true;
    candidate.entry.stamp = source->stamp;
    candidate.entry.content = content;
    candidate.entry.looked_ns = started_ns_;
    if (!matters) return;
    candidate.as_cached =
        entry != nullptr && entry == same && entry->stamp == source->stamp && !candidate.entry.settled();
  }

  bool put(Candidate& candidate, const CacheEntry& entry) {
    if (entry.language != Language::python || entry.outcome != Outcome::facts) return false;
    const std::optional<std::string_view> block = memory_->cache->block(entry);
    if (!block || !view(candidate, *block)) return false;
    candidate.entry = entry;
    return true;
  }

  bool view(Candidate& candidate, std::string_view block) {
    const std::optional<FileFacts> facts = FileFacts::view(block);
    if (!facts || facts->nodes().empty() || facts->scopes().empty()) return false;
    candidate.facts = *facts;
    candidate.block = block;
    candidate.wants = std::make_unique<ModuleWants>(candidate.facts, candidate.dotted, candidate.is_package,
                                                    ModuleWants::Calls::followed);
    return true;
  }

  void extract(Candidate& candidate, std::string_view bytes, unsigned worker) {
    const Extracted extracted = extractors_[worker].extract(candidate.file, bytes, configuration_);
    if (extracted.outcome != Outcome::facts) return;
    candidate.lasting = extracted.lasting;
    candidate.entry = CacheEntry{};
    candidate.entry.outcome = Outcome::facts;
    candidate.entry.language = Language::python;
    require(view(candidate, memory_->arenas[worker].add(extracted.block)), "extraction writes what can be read");
  }

  Sources& sources_;
  FactsTable& table_;
  const Configuration& configuration_;
  SourceReader reader_;
  KeptFacts* kept_;
  unsigned workers_;
  std::optional<std::string> cache_path_;
  std::shared_ptr<DependencyMemory> memory_;
  std::vector<LanguageExtractor> extractors_;  // one for each worker
  std::int64_t started_ns_;
  std::map<std::string, const CacheEntry*, std::less<>> cached_;  // by cache_key()
  std::set<std::string> apps_;
  std::set<Wanted> told_;
  std::vector<std::unique_ptr<Candidate>> candidates_;
  std::unordered_map<std::string, std::size_t> modules_;  // by dotted name; only looked up
  std::size_t files_ = 0;
  std::uint64_t bytes_ = 0;
  bool limited_ = false;
};

}  // namespace

Result<std::vector<PackageFolder>> find_packages(const Configuration& configuration, const std::string& root) {
  if (configuration.python.empty()) return find_environment(root);
  Result<std::vector<PackageFolder>, std::string> folders = open_environment(root, configuration.python);
  if (folders) return std::move(*folders);
  return Problem{ProblemKind::input, configuration.python_said.empty() ? "python" : configuration.python_said,
                 folders.error() + "; give an interpreter, or the folder of a virtual environment"};
}

void add_dependencies(Sources& sources, FactsTable& facts, const Reach& reach, const Configuration& configuration,
                      const Progress& progress, KeptFacts* kept) {
  if (sources.package_folders.empty()) return;
  Result<SourceReader> reader = SourceReader::open(sources);
  if (!reader) {
    facts.lasting = false;
    return;
  }
  Loading loading(sources, facts, configuration, std::move(*reader), kept);
  // The project's files and their facts are known.
  loading.run(reach, progress);
  // No name leads to a module that was not looked at, or a limit was told.
  (void)loading.save();
  loading.append();
}

}  // namespace djvet
