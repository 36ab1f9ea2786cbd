// The cache file: what is written comes back, and no damaged byte is ever used.
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <thread>

#include "analyzer/cache/block_arena.h"
#include "analyzer/cache/facts_cache.h"
#include "analyzer/cache/location.h"
#include "tests/support/catch.h"
#include "tests/support/tree.h"

namespace djvet {
namespace {

/// A folder of its own for one test.
struct Folder {
  TemporaryFolder temporary;
  std::filesystem::path path{temporary.path()};
  [[nodiscard]] std::string file(std::string_view name) const { return (path / name).string(); }
};

std::string content_of(std::size_t number) { return std::string(number * 7, static_cast<char>('a' + number % 26)); }

/// `count` records whose content follows from their number.
std::vector<CacheRecord> records_of(std::size_t count, BlockArena& arena, std::vector<std::string>& paths) {
  paths.clear();
  for (std::size_t i = 0; i < count; ++i) paths.push_back("app/file" + std::to_string(1000 + i) + ".py");
  std::vector<CacheRecord> records(count);
  for (std::size_t i = 0; i < count; ++i) {
    records[i].path = paths[i];
    records[i].block = arena.add(content_of(i));
    records[i].entry.stamp = {i, 10, 20, i + 1, 3};
    records[i].entry.content = hash128(content_of(i));
  }
  return records;
}

TEST_CASE("an arena's blocks are aligned, padded with zeros and stay in place") {
  BlockArena arena;
  std::vector<std::string_view> blocks;
  for (std::size_t size : {1U, 7U, 8U, 9U, 300'000U, 5U, 1'000'000U, 200'000U, 250'000U, 262'000U})
    blocks.push_back(arena.add(std::string(size, 'x')));
  const BlockArena moved = std::move(arena);
  for (std::string_view block : blocks) {
    CHECK(reinterpret_cast<std::uintptr_t>(block.data()) % block_alignment == 0);
    CHECK(block.find_first_not_of('x') == std::string_view::npos);
    for (std::size_t i = block.size(); i < padded(block.size()); ++i) CHECK(block.data()[i] == '\0');
  }
}

TEST_CASE("a cache gives back what was written") {
  const Folder folder;
  const std::string path = folder.file("new/cache.facts");
  BlockArena arena;
  std::vector<std::string> paths;
  const std::vector<CacheRecord> records = records_of(50, arena, paths);
  REQUIRE(write_cache(path, 7, records));
  CHECK(std::filesystem::exists(folder.path / "new/CACHEDIR.TAG"));
  CHECK(FactsCache::open(path, 8) == nullptr);
  const auto cache = FactsCache::open(path, 7);
  REQUIRE(cache);
  REQUIRE(cache->entries().size() == records.size());
  for (std::size_t i = 0; i < records.size(); ++i) {
    const CacheEntry& entry = cache->entries()[i];
    CHECK(cache->path(entry) == paths[i]);
    CHECK(entry.stamp == records[i].entry.stamp);
    CHECK(cache->block(entry) == content_of(i));
    CHECK(cache->find(records[i].entry.content) == &entry);
  }
  CHECK(cache->find(hash128("no such content")) == nullptr);
}

TEST_CASE("a cache written from another cache's blocks is equal to it") {
  const Folder folder;
  BlockArena arena;
  std::vector<std::string> paths;
  const std::vector<CacheRecord> records = records_of(2000, arena, paths);
  REQUIRE(write_cache(folder.file("a"), 7, records));
  const auto cache = FactsCache::open(folder.file("a"), 7);
  REQUIRE(cache);
  std::vector<CacheRecord> again;
  for (const CacheEntry& entry : cache->entries())
    again.push_back({cache->path(entry), cache->block(entry).value(), entry});
  REQUIRE(write_cache(folder.file("b"), 7, again));
  CHECK(read_text(folder.file("a")) == read_text(folder.file("b")));
}

TEST_CASE("10,000 flipped bits: every block of a damaged cache is right or missing") {
  const Folder folder;
  BlockArena arena;
  std::vector<std::string> paths;
  const std::vector<CacheRecord> records = records_of(20, arena, paths);
  REQUIRE(write_cache(folder.file("a"), 7, records));
  const std::string good = read_text(folder.file("a"));
  write_text(folder.file("b"), good);
  std::mt19937 random(20);
  std::size_t wrong = 0, refused = 0, missing = 0;
  std::fstream file(folder.file("b"), std::ios::in | std::ios::out | std::ios::binary);
  const auto put = [&](std::size_t at, char byte) { file.seekp(static_cast<std::streamoff>(at)).put(byte).flush(); };
  for (int round = 0; round < 10'000; ++round) {
    const std::size_t at = random() % good.size();
    put(at, static_cast<char>(good[at] ^ (1 << (random() % 8))));
    const auto cache = FactsCache::open(folder.file("b"), 7);
    if (!cache) ++refused;
    for (std::size_t i = 0; cache && i < records.size(); ++i) {
      const CacheEntry& entry = cache->entries()[i];
      const std::optional<std::string_view> block = cache->block(entry);
      if (!block) ++missing;
      if ((block && *block != content_of(i)) || cache->path(entry) != paths[i] ||
          entry.content != records[i].entry.content)
        ++wrong;
    }
    put(at, good[at]);
  }
  CHECK(wrong == 0);
  CHECK(refused > 0);
  CHECK(missing > 0);
}

TEST_CASE("a cache cut short, grown or replaced by something else is no cache") {
  const Folder folder;
  BlockArena arena;
  std::vector<std::string> paths;
  REQUIRE(write_cache(folder.file("a"), 7, records_of(5, arena, paths)));
  const std::string good = read_text(folder.file("a"));
  for (std::size_t size = 0; size < good.size(); size += 13) {
    write_text(folder.file("b"), good.substr(0, size));
    CHECK(FactsCache::open(folder.file("b"), 7) == nullptr);
  }
  write_text(folder.file("b"), good + "x");
  CHECK(FactsCache::open(folder.file("b"), 7) == nullptr);
  CHECK(FactsCache::open(folder.path.string(), 7) == nullptr);
  CHECK(FactsCache::open("/dev/zero", 7) == nullptr);
  CHECK(FactsCache::open(folder.file("none"), 7) == nullptr);
}

TEST_CASE("8 writers and a reader at once: the reader always sees a whole cache") {
  const Folder folder;
  const std::string path = folder.file("a");
  BlockArena arena;
  std::vector<std::string> paths;
  const std::vector<CacheRecord> records = records_of(100, arena, paths);
  REQUIRE(write_cache(path, 7, records));
  std::atomic<int> failed_writes{0};
  std::vector<std::jthread> writers;
  for (std::size_t writer = 0; writer < 8; ++writer)
    writers.emplace_back([&, writer] {
      for (int i = 0; i < 20; ++i)
        if (!write_cache(path, 7, std::span(records).first(100 - writer))) ++failed_writes;
    });
  int broken = 0;
  for (int i = 0; i < 200; ++i) {
    const auto cache = FactsCache::open(path, 7);
    if (!cache || cache->entries().size() < 93) {
      ++broken;
      continue;
    }
    for (const CacheEntry& entry : cache->entries())
      if (!cache->block(entry)) ++broken;
  }
  writers.clear();
  CHECK(broken == 0);
  CHECK(failed_writes == 0);
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path), {}) == 1);
}

TEST_CASE("a folder that can't be written to fails quietly") {
  BlockArena arena;
  std::vector<std::string> paths;
  CHECK_FALSE(write_cache("/proc/djvet/a", 7, records_of(3, arena, paths)));
}

TEST_CASE("a stamp is trusted only when the file was quiet before it was looked at") {
  CacheEntry entry;
  entry.looked_ns = 100'000'000'000;
  entry.stamp.mtime_ns = entry.stamp.ctime_ns = 90'000'000'000;
  CHECK(entry.settled());
  entry.stamp.ctime_ns = 99'000'000'000;
  CHECK_FALSE(entry.settled());
  entry.stamp.ctime_ns = 90'000'000'000;
  entry.stamp.mtime_ns = 200'000'000'000;
  CHECK_FALSE(entry.settled());
}

TEST_CASE("the cache is outside the analysed tree unless a folder is named, and clean removes only caches") {
  const Folder folder;
  Configuration configuration;
  configuration.root = folder.file("project");
  const char* const old = std::getenv("XDG_CACHE_HOME");
  const std::string saved = old == nullptr ? "" : old;
  ::setenv("XDG_CACHE_HOME", folder.file("project/.cache").c_str(), 1);
  CHECK_FALSE(cache_folder(configuration).has_value());
  ::setenv("XDG_CACHE_HOME", folder.file("xdg").c_str(), 1);
  CHECK(cache_folder(configuration) == folder.file("xdg/djvet"));
  configuration.cache_dir = folder.file("project/mine");
  CHECK(cache_folder(configuration) == folder.file("project/mine"));
  configuration.use_cache = false;
  CHECK_FALSE(cache_folder(configuration).has_value());
  configuration.use_cache = true;
  configuration.cache_dir.clear();
  const std::optional<std::string> mine = cache_file(configuration, 1);
  const std::optional<std::string> other_version = cache_file(configuration, 2);
  REQUIRE(mine);
  CHECK(mine != other_version);
  BlockArena arena;
  std::vector<std::string> paths;
  REQUIRE(write_cache(*mine, 1, records_of(3, arena, paths)));
  REQUIRE(write_cache(*other_version, 2, records_of(3, arena, paths)));
  write_text(folder.file("xdg/djvet/notes.txt"), "kept");
  const auto now = std::filesystem::file_time_type::clock::now();
  const std::string old_cache = folder.file("xdg/djvet/" + std::string(32, 'a') + ".facts");
  write_text(old_cache, "x");
  std::filesystem::last_write_time(old_cache, now - std::chrono::hours(24 * 31));
  std::filesystem::last_write_time(folder.file("xdg/djvet/notes.txt"), now - std::chrono::hours(24 * 31));
  std::filesystem::last_write_time(*other_version, now - std::chrono::hours(24 * 29));
  remove_old_caches(*mine);
  CHECK_FALSE(std::filesystem::exists(old_cache));
  const Result<std::size_t> removed = clean_cache(configuration);
  REQUIRE(removed);
  CHECK(*removed == 2);
  CHECK(std::filesystem::exists(folder.file("xdg/djvet/notes.txt")));
  CHECK_FALSE(std::filesystem::exists(*mine));
  if (old == nullptr) ::unsetenv("XDG_CACHE_HOME");
  else ::setenv("XDG_CACHE_HOME", saved.c_str(), 1);
}

}  // namespace
}  // namespace djvet
