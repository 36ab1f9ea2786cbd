// A header and a checksum around bytes; files.h does what the operating system is asked for.
// SPDX-License-Identifier: MIT
#include "analyzer/cache/report_cache.h"

#include <array>
#include <bit>
#include <cstring>
#include <utility>

namespace djvet {
namespace {

struct ReportHeader {
  std::array<char, 8> magic{};
  std::uint64_t analysis_version = 0;
  Hash128 key;
  std::uint64_t file_size = 0;
  std::uint64_t checksum = 0;  // of this header with checksum 0, then of the bytes
};
static_assert(sizeof(ReportHeader) == 48);

constexpr std::array<char, 8> report_magic{'d', 'j', 'v', 'e',
                                           't', 'R', '1', std::endian::native == std::endian::little ? 'l' : 'b'};
constexpr std::size_t most_bytes = std::size_t{1} << 26U;

std::uint64_t checksum_of(ReportHeader header, std::string_view bytes) {
  header.checksum = 0;
  return hash64(bytes, hash64({reinterpret_cast<const char*>(&header), sizeof header}));
}

}  // namespace

std::unique_ptr<const ReportCache> ReportCache::open(const std::string& path, std::uint64_t analysis_version,
                                                     Hash128 key) {
  std::unique_ptr<const MappedFile> file = MappedFile::open(path, most_bytes);
  if (!file) return nullptr;
  const std::string_view all = file->bytes();
  ReportHeader header;
  if (all.size() < sizeof header) return nullptr;
  std::memcpy(&header, all.data(), sizeof header);
  if (header.magic != report_magic || header.analysis_version != analysis_version || header.key != key) return nullptr;
  if (header.file_size != all.size() || checksum_of(header, all.substr(sizeof header)) != header.checksum)
    return nullptr;
  return std::unique_ptr<const ReportCache>(new ReportCache(std::move(file)));
}

std::string_view ReportCache::bytes() const { return file_->bytes().substr(sizeof(ReportHeader)); }

bool write_report_cache(const std::string& path, std::uint64_t analysis_version, Hash128 key, std::string_view bytes) {
  ReportHeader header{report_magic, analysis_version, key, sizeof header + bytes.size(), 0};
  if (header.file_size > most_bytes) return false;
  header.checksum = checksum_of(header, bytes);
  const std::array<std::string_view, 2> parts{std::string_view(reinterpret_cast<const char*>(&header), sizeof header),
                                              bytes};
  return replace_file(path, parts);
}

}  // namespace djvet
