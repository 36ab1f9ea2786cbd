// Paths of djvet's own files. A root's name is in them only as a hash.
// SPDX-License-Identifier: MIT
#include "analyzer/cache/location.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <vector>

#include "analyzer/base/hash.h"

namespace djvet {
namespace {

constexpr std::string_view facts_suffix = ".facts";
constexpr std::string_view report_suffix = ".report";
constexpr std::string_view temporary_suffix = ".tmp";

/// The path with its links followed as far as it exists.
std::filesystem::path resolved(const std::filesystem::path& path) {
  std::error_code error;
  std::filesystem::path result = std::filesystem::weakly_canonical(path, error);
  return error ? path.lexically_normal() : result;
}

bool is_below(const std::filesystem::path& path, const std::filesystem::path& root) {
  const auto [end, rest] = std::mismatch(root.begin(), root.end(), path.begin(), path.end());
  return end == root.end();
}

/// The value of a variable that must hold an absolute path; others count as unset, as the specification says.
std::optional<std::filesystem::path> folder_of_variable(const char* name) {
  const char* const value = std::getenv(name);
  if (value == nullptr) return std::nullopt;
  std::filesystem::path path(value);
  if (!path.is_absolute()) return std::nullopt;
  return path;
}

/// `own` in the folder that a variable names, else in one of the home folder; nothing below the project's root.
std::optional<std::string> user_folder(const Configuration& configuration, const char* variable,
                                       std::string_view below_home, std::string_view own) {
  std::optional<std::filesystem::path> folder = folder_of_variable(variable);
  if (!folder) {
    folder = folder_of_variable("HOME");
    if (!folder) return std::nullopt;
    *folder /= below_home;
  }
  *folder /= own;
  const bool inside = !configuration.root.empty() && is_below(resolved(*folder), resolved(configuration.root));
  if (inside) return std::nullopt;
  return folder->string();
}

/// "<32 hexadecimal digits>.facts" or ".report", perhaps followed by ".<process>.<number>.tmp": a name that a cache's writer
/// gives.
bool is_cache_name(std::string_view name) {
  constexpr std::size_t digits = 32;
  if (name.size() < digits) return false;
  const std::string_view stem = name.substr(0, digits);
  if (stem.find_first_not_of("0123456789abcdef") != std::string_view::npos) return false;
  const std::string_view rest = name.substr(digits);
  return std::ranges::any_of(std::array{facts_suffix, report_suffix}, [&](std::string_view suffix) {
    return rest == suffix || (rest.starts_with(suffix) && rest.ends_with(temporary_suffix));
  });
}

std::vector<std::filesystem::path> cache_files_in(const std::filesystem::path& folder, std::error_code& error) {
  std::vector<std::filesystem::path> found;
  std::filesystem::directory_iterator entry(folder, error);
  for (; !error && entry != std::filesystem::directory_iterator(); entry.increment(error))
    if (is_cache_name(entry->path().filename().string())) found.push_back(entry->path());
  return found;
}

/// The file that a text and a version stand for.
std::optional<std::string> file_named(const Configuration& configuration, std::string_view text, std::uint64_t version,
                                      std::string_view suffix) {
  const std::optional<std::string> folder = cache_folder(configuration);
  if (!folder) return std::nullopt;
  return (std::filesystem::path(*folder) / to_hex(hash128(text, version)).append(suffix)).string();
}

}  // namespace

std::optional<std::string> cache_folder(const Configuration& configuration) {
  if (!configuration.use_cache) return std::nullopt;
  if (!configuration.cache_dir.empty()) return configuration.cache_dir;
  return user_folder(configuration, "XDG_CACHE_HOME", ".cache", "djvet");
}

std::optional<std::string> undo_folder(const Configuration& configuration) {
  return user_folder(configuration, "XDG_STATE_HOME", ".local/state", "djvet/undo");
}

std::optional<std::string> cache_file(const Configuration& configuration, std::uint64_t extraction_version) {
  return file_named(configuration, configuration.root, extraction_version, facts_suffix);
}

std::optional<std::string> dependency_cache_file(const Configuration& configuration,
                                                 std::span<const PackageFolder> folders,
                                                 std::uint64_t extraction_version) {
  std::string key = configuration.root;
  for (const PackageFolder& packages : folders) key.append(1, '\0').append(packages.path);
  return file_named(configuration, key, extraction_version, facts_suffix);
}

std::optional<std::string> description_cache_file(const Configuration& configuration,
                                                  std::uint64_t extraction_version) {
  return file_named(configuration, "<described>", extraction_version, facts_suffix);
}

std::optional<std::string> report_cache_file(const Configuration& configuration, std::uint64_t analysis_version,
                                             Hash128 key) {
  constexpr std::uint64_t files_of_a_root = 8;
  const std::string name = configuration.root + '\0' + std::to_string(key.low % files_of_a_root);
  return file_named(configuration, name, analysis_version, report_suffix);
}

Result<std::size_t> clean_cache(const Configuration& configuration) {
  const std::optional<std::string> folder = cache_folder(configuration);
  std::error_code error;
  if (!folder || !std::filesystem::is_directory(*folder, error)) return std::size_t{0};
  std::size_t removed = 0;
  for (const std::filesystem::path& path : cache_files_in(*folder, error))
    if (!error && std::filesystem::remove(path, error)) ++removed;
  if (error) return Problem{ProblemKind::cache, *folder, "the cache can't be removed: " + error.message()};
  return removed;
}

void remove_old_caches(const std::string& cache_file) {
  const auto oldest = std::filesystem::file_time_type::clock::now() - std::chrono::hours(24 * 30);
  std::error_code error;
  for (const std::filesystem::path& path : cache_files_in(std::filesystem::path(cache_file).parent_path(), error)) {
    const std::filesystem::file_time_type written = std::filesystem::last_write_time(path, error);
    if (!error && written < oldest) std::filesystem::remove(path, error);
  }
}

}  // namespace djvet
