// Entries one behind the other; each number is big-endian.
// SPDX-License-Identifier: MIT
#include "analyzer/config/git_index.h"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace djvet {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t fixed_size = 62;  // of an entry before its name, with SHA-1
constexpr std::uintmax_t size_limit = 64U << 20;

class IndexReader {
 public:
  explicit IndexReader(std::string_view bytes) : bytes_(bytes) {}

  std::optional<GitIndex> run() {
    if (bytes_.size() < 12 || bytes_.substr(0, 4) != "DIRC") return std::nullopt;
    version_ = number(4, 4);
    const std::uint32_t count = number(8, 4);
    if (version_ < 2 || version_ > 4) return std::nullopt;
    at_ = 12;
    GitIndex out;
    for (std::uint32_t i = 0; i < count; ++i)
      if (!read_entry(out)) return std::nullopt;
    std::ranges::sort(out.files);
    return out;
  }

 private:
  [[nodiscard]] std::uint32_t number(std::size_t at, std::size_t size) const {
    std::uint32_t out = 0;
    for (std::size_t i = 0; i < size; ++i) out = (out << 8U) | static_cast<unsigned char>(bytes_[at + i]);
    return out;
  }

  bool read_entry(GitIndex& out) {
    if (bytes_.size() - at_ < fixed_size + 2) return false;
    constexpr std::uint32_t kind_mask = 0170000;
    constexpr std::uint32_t regular = 0100000;
    constexpr std::uint32_t link = 0120000;
    constexpr std::uint32_t extended = 0x4000;
    const std::size_t start = at_;
    const std::uint32_t kind = number(at_ + 24, 4) & kind_mask;
    const bool longer = version_ >= 3 && (number(at_ + 60, 2) & extended) != 0;
    at_ += fixed_size + (longer ? 2 : 0);
    if (version_ == 4 && !strip_name()) return false;
    const std::size_t end = bytes_.find('\0', at_);
    if (end == std::string_view::npos) return false;
    if (version_ == 4) name_ += bytes_.substr(at_, end - at_);
    else name_ = bytes_.substr(at_, end - at_);
    at_ = version_ == 4 ? end + 1 : start + (end - start + 8) / 8 * 8;  // names are padded with 1 to 8 NULs
    if (at_ > bytes_.size() || name_.empty()) return false;
    if (kind == regular || kind == link) out.files.push_back(name_);
    else out.folders.push_back(name_.ends_with('/') ? name_ : name_ + "/");
    return true;
  }

  /// Version 4: how many bytes of the name before this one's doesn't share, in git's form of variable length.
  bool strip_name() {
    std::size_t strip = 0;
    for (bool first = true;; first = false) {
      if (at_ >= bytes_.size() || strip > name_.size()) return false;
      const auto byte = static_cast<unsigned char>(bytes_[at_++]);
      strip = ((first ? 0 : strip + 1) << 7U) | (byte & 0x7fU);
      if ((byte & 0x80U) == 0) break;
    }
    if (strip > name_.size()) return false;
    name_.resize(name_.size() - strip);
    return true;
  }

  std::string_view bytes_;
  std::uint32_t version_ = 0;
  std::size_t at_ = 0;
  std::string name_;
};

std::string bytes_of(const fs::path& path) {
  std::error_code error;
  if (!fs::is_regular_file(path, error) || fs::file_size(path, error) > size_limit || error) return {};
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// The folder of the index: `.git`, or what a file of that name says ("gitdir: /x/.git/worktrees/y").
fs::path git_folder(const fs::path& top) {
  const fs::path git = top / ".git";
  std::error_code error;
  if (!fs::is_regular_file(git, error)) return git;
  std::string text = bytes_of(git);
  text.erase(std::min(text.find('\n'), text.size()));
  constexpr std::string_view start = "gitdir: ";
  return text.starts_with(start) ? top / text.substr(start.size()) : fs::path();
}

}  // namespace

std::optional<GitIndex> parse_git_index(std::string_view bytes) { return IndexReader(bytes).run(); }

std::optional<std::vector<std::string>> tracked_migrations(const std::string& top, std::string_view prefix) {
  const fs::path folder = git_folder(top);
  if (folder.empty()) return std::nullopt;
  const std::optional<GitIndex> index = parse_git_index(bytes_of(folder / "index"));
  if (!index) return std::nullopt;
  for (const std::string& each : index->folders)
    if (each.starts_with(prefix)) return std::nullopt;
  std::vector<std::string> out;
  for (const std::string& file : index->files)
    if (file.starts_with(prefix) && file.ends_with(".py") && file.find("migrations/") != std::string::npos)
      out.push_back(file.substr(prefix.size()));
  return out;
}

}  // namespace djvet
