// Where djvet keeps things in the user's folders. A project's cache: one file for each project root, one for the packages it uses and a few for finished reports, in
// the user's cache folder, never in what is analysed unless the user names a folder there.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "analyzer/base/hash.h"
#include "analyzer/base/result.h"
#include "analyzer/config/configuration.h"
#include "analyzer/discover/source_file.h"

namespace djvet {

/// The folder: `cache_dir` where it is given, else $XDG_CACHE_HOME/djvet, else ~/.cache/djvet (XDG Base Directory
/// Specification 0.8). Nothing when the cache is off, or there is no such folder, or it would lie below the project's root:
/// what a repository brings with it is no cache of ours.
[[nodiscard]] std::optional<std::string> cache_folder(const Configuration& configuration);

/// The file for the configuration's root, in cache_folder().
[[nodiscard]] std::optional<std::string> cache_file(const Configuration& configuration,
                                                    std::uint64_t extraction_version);

/// The file for what that root takes of installed packages in these folders.
[[nodiscard]] std::optional<std::string> dependency_cache_file(const Configuration& configuration,
                                                               std::span<const PackageFolder> folders,
                                                               std::uint64_t extraction_version);

/// The file for the facts of djvet's own descriptions, one for all roots.
[[nodiscard]] std::optional<std::string> description_cache_file(const Configuration& configuration,
                                                                std::uint64_t extraction_version);

/// The file for a finished report of that root, found by its key. A root has a few of them, one for each of its last
/// configurations; keys that share a file take turns.
[[nodiscard]] std::optional<std::string> report_cache_file(const Configuration& configuration,
                                                           std::uint64_t analysis_version, Hash128 key);

/// The folder for what djvet keeps to take a --fix back: $XDG_STATE_HOME/djvet/undo, else ~/.local/state/djvet/undo (same
/// specification). Nothing when there is no such folder, or it would lie below the project's root.
[[nodiscard]] std::optional<std::string> undo_folder(const Configuration& configuration);

/// Removes every cache file, of all projects, from cache_folder(); other files there stay. Gives how many there were.
[[nodiscard]] Result<std::size_t> clean_cache(const Configuration& configuration);

/// Removes cache files, of any project and version of djvet, that were last written more than 30 days ago, from the folder of
/// `cache_file`. Failing is no problem.
void remove_old_caches(const std::string& cache_file);

}  // namespace djvet
