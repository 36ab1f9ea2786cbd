// A journal's bytes: a number for this form, the root, the units, a hash of all that. Its name: a hash of the root, and a number
// that grows.
// SPDX-License-Identifier: MIT
#include "analyzer/fix/journal.h"

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

#include "analyzer/base/bytes.h"
#include "analyzer/base/hash.h"

namespace djvet {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t form = 2;
constexpr std::size_t most_journals = 20;  // of one root
constexpr std::size_t number_digits = 10;
constexpr std::string_view suffix = ".undo";

std::string hash_of(std::string_view bytes) { return to_hex(hash128(bytes)); }

void write_text(ByteWriter& out, const std::optional<std::string>& text) {
  out.number(text ? 1 : 0);
  if (text) out.text(*text);
}

std::optional<std::string> read_text(ByteReader& in) {
  if (in.number_up_to(1) == 0) return std::nullopt;
  return std::string(in.text());
}

std::string to_bytes(const std::string& root, const Journal& journal) {
  ByteWriter out;
  out.number(form);
  out.text(root);
  out.number(journal.continues ? 1 : 0);
  out.number(journal.units.size());
  for (const ChangeUnit& unit : journal.units) {
    out.number(unit.size());
    for (const SourceChange& change : unit) {
      out.text(change.path);
      write_text(out, change.before);
      write_text(out, change.after);
    }
  }
  return out.bytes() + hash_of(out.bytes());
}

std::optional<Journal> from_bytes(std::string_view bytes, const std::string& root) {
  constexpr std::size_t hash_size = 32;
  if (bytes.size() < hash_size) return std::nullopt;
  const std::string_view content = bytes.substr(0, bytes.size() - hash_size);
  if (bytes.substr(content.size()) != hash_of(content)) return std::nullopt;
  ByteReader in(content);
  if (in.number() != form || in.text() != root) return std::nullopt;
  Journal journal;
  journal.continues = in.number_up_to(1) == 1;
  for (std::size_t units = in.count(); units > 0; --units) {
    ChangeUnit& unit = journal.units.emplace_back();
    for (std::size_t changes = in.count(); changes > 0; --changes) {
      SourceChange& change = unit.emplace_back();
      change.path = in.text();
      change.before = read_text(in);
      change.after = read_text(in);
    }
  }
  if (!in.at_end()) return std::nullopt;
  return journal;
}

/// The names of a root's journals, the oldest first.
std::vector<std::string> names_of(const std::string& folder, const std::string& root) {
  std::vector<std::string> names;
  const std::string begin = hash_of(root) + "-";
  std::error_code error;
  fs::directory_iterator entry(folder, error);
  for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
    std::string name = entry->path().filename().string();
    if (name.size() == begin.size() + number_digits + suffix.size() && name.starts_with(begin) &&
        name.ends_with(suffix))
      names.push_back(std::move(name));
  }
  std::ranges::sort(names);
  return names;
}

std::string next_name(const std::vector<std::string>& names, const std::string& root) {
  const std::string begin = hash_of(root) + "-";
  std::uint64_t number = 1;
  if (!names.empty()) {
    number = 0;
    for (const char digit : std::string_view(names.back()).substr(begin.size(), number_digits))
      number = number * 10 + static_cast<std::uint64_t>(digit - '0');
    ++number;
  }
  const std::string digits = std::to_string(number);
  return begin + std::string(number_digits - digits.size(), '0') + digits + std::string(suffix);
}

std::optional<std::string> content_of(const fs::path& path) {
  std::error_code error;
  if (!fs::is_regular_file(path, error)) return std::nullopt;
  std::ifstream file(path, std::ios::binary);
  if (!file.is_open()) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(file), {});
}

/// A new folder is for this user alone.
bool make_folder(const std::string& folder) {
  std::error_code error;
  fs::create_directories(fs::path(folder).parent_path(), error);
  if (fs::create_directory(folder, error)) fs::permissions(folder, fs::perms::owner_all, error);
  return fs::is_directory(folder, error);
}

}  // namespace

std::optional<std::string> keep_journal(const std::string& folder, const std::string& root, Journal& journal) {
  if (!make_folder(folder)) return "the folder " + folder + " can't be made";
  const Result<RootDirectory> directory = RootDirectory::open(folder);
  if (!directory) return "the folder " + folder + " can't be opened";
  const std::vector<std::string> names = names_of(folder, root);
  journal.name = next_name(names, root);
  const SourceChange file{journal.name, std::nullopt, to_bytes(root, journal)};
  if (const std::optional<NotWritten> failed = change_together(*directory, std::span(&file, 1)))
    return "in " + folder + ": " + failed->reason;
  std::error_code ignored;
  for (std::size_t i = 0; i + most_journals <= names.size(); ++i) fs::remove(fs::path(folder) / names[i], ignored);
  return std::nullopt;
}

std::optional<Journal> last_journal(const std::string& folder, const std::string& root) {
  std::vector<std::string> names = names_of(folder, root);
  for (auto name = names.rbegin(); name != names.rend(); ++name) {
    const std::optional<std::string> bytes = content_of(fs::path(folder) / *name);
    std::optional<Journal> journal = bytes ? from_bytes(*bytes, root) : std::nullopt;
    if (!journal) continue;
    journal->name = *name;
    return journal;
  }
  return std::nullopt;
}

void drop_journal(const std::string& folder, const Journal& journal) {
  std::error_code ignored;
  fs::remove(fs::path(folder) / journal.name, ignored);
}

}  // namespace djvet
