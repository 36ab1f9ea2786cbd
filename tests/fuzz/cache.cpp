// Damage to a cache file. The input is a list of (offset, value) bytes written over a sound cache, three bytes each; a
// cache that still opens gives back, for each file, its own block or nothing. Where the input starts with "raw:", the rest
// is the whole cache file.
// SPDX-License-Identifier: MIT
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/require.h"
#include "analyzer/cache/block_arena.h"
#include "analyzer/cache/facts_cache.h"

namespace djvet {
namespace {

constexpr std::uint64_t version = 7;
constexpr std::size_t files = 4;

std::string content_of(std::size_t file) { return std::string(40 + file * 13, static_cast<char>('a' + file)); }

std::string path_of(std::size_t file) { return "app/file" + std::to_string(file) + ".py"; }

std::string cache_path() {
  return (std::filesystem::temp_directory_path() / ("djvet-fuzz-" + std::to_string(getpid()) + ".facts")).string();
}

std::string sound_cache() {
  BlockArena arena;
  std::vector<std::string> paths;
  for (std::size_t i = 0; i < files; ++i) paths.push_back(path_of(i));
  std::vector<CacheRecord> records(files);
  for (std::size_t i = 0; i < files; ++i) {
    records[i].path = paths[i];
    records[i].block = arena.add(content_of(i));
    records[i].entry.content = hash128(content_of(i));
  }
  require(write_cache(cache_path(), version, records), "the sound cache could not be written");
  std::ifstream file(cache_path(), std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void check(std::string_view bytes, bool sound_origin) {
  std::ofstream(cache_path(), std::ios::binary | std::ios::trunc)
      .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  const auto cache = FactsCache::open(cache_path(), version);
  if (cache) {
    for (const CacheEntry& entry : cache->entries()) {
      const std::string_view path = cache->path(entry);
      const auto block = cache->block(entry);
      if (!sound_origin || !block) continue;
      bool matches = false;
      for (std::size_t i = 0; i < files; ++i) matches = matches || (path == path_of(i) && *block == content_of(i));
      require(matches, "a damaged cache gave a block that was never written");
    }
  }
  std::filesystem::remove(cache_path());
}

}  // namespace
}  // namespace djvet

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::string sound = djvet::sound_cache();
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  if (input.starts_with("raw:")) {
    djvet::check(input.substr(4), false);
    return 0;
  }
  std::string damaged = sound;
  for (std::size_t i = 0; i + 2 < size; i += 3)
    damaged[(data[i] * 256U + data[i + 1]) % damaged.size()] = static_cast<char>(data[i + 2]);
  if (size % 3 == 2) damaged.resize(damaged.size() * data[size - 1] / 256);
  djvet::check(damaged, true);
  return 0;
}
