// What discover finds: one regular file below the project root, and what its path says of its part in the project; and what
// is read besides of the packages that are installed for it.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace djvet {

/// A manifest says which packages the project needs (extract/manifest_facts.h).
enum class Language : std::uint8_t { python, django_template, manifest };

/// What a file is for, by its path alone. Checks use it as their default: most say nothing of tests and migrations.
enum class Role : std::uint8_t { code, test, migration, settings, command, vendored };

/// What the file system says of a file; a file with an equal stamp is taken for unchanged (see cache/).
struct Stamp {
  std::uint64_t size = 0;  // bytes
  std::int64_t mtime_ns = 0;
  std::int64_t ctime_ns = 0;
  std::uint64_t inode = 0;
  std::uint64_t device = 0;
  friend bool operator==(const Stamp&, const Stamp&) = default;
};

struct SourceFile {
  std::string path;  // relative to the root, '/' between parts, the file system's own bytes (perhaps not UTF-8)
  Language language = Language::python;
  Role role = Role::code;
  Stamp stamp;
  std::uint16_t package_folder = 0;  // 0: of the project; n: a dependency, in Sources::package_folders[n - 1]

  /// In place of a package folder: the file is djvet's own description of what a framework does (django/described.h).
  static constexpr std::uint16_t described_folder = 0xffff;

  /// A file of an installed package is read for what the project takes from it. Nothing is reported in it, and its path
  /// begins with PackageFolder::shown.
  [[nodiscard]] bool is_dependency() const { return package_folder != 0; }
  [[nodiscard]] bool is_description() const { return package_folder == described_folder; }
};

/// An installed distribution, as its .dist-info or .egg-info says. PEP 376.
struct Distribution {
  std::string name;     // as its folder spells it: "Django_Rest"
  std::string version;  // "4.2.7"; empty: the folder doesn't say
  friend auto operator<=>(const Distribution&, const Distribution&) = default;
};

/// A folder that holds installed packages (environment.h).
struct PackageFolder {
  std::string shown;    // what stands for it in paths: "<site-packages>"; one part, each folder's own
  std::string path;     // below the root: relative to it; else absolute. Never printed
  bool inside = false;  // below the root, and read as all below it: links that leave the root are not followed
  std::vector<std::string> modules;         // what `import` finds there, compiled ones and stubs too; sorted
  std::vector<Distribution> distributions;  // sorted
};

/// Something of the run as a whole that a reader must know: a limit reached, a file that could not be read, a gap.
enum class NotificationKind : std::uint8_t {
  unreadable,
  too_large,
  not_text,
  bad_encoding,
  parse_time,
  too_deep,
  too_many_files,
  outside_root,
  not_regular,
  syntax_error,
  finding_limit,
  cache,
  nothing_to_check,
  ignore_limit,
  check_failed,
  dependency_limit,
};
struct Notification {
  NotificationKind kind{};
  std::string path;         // relative, may be empty
  std::string message;      // one line, names the limit and the option that moves it
  bool incomplete = false;  // the analysis left something out: exit code 3 unless allowed
  friend bool operator==(const Notification&, const Notification&) = default;
};

/// Bytes that take the place of files' own, by path from the root: what an editor holds and hasn't saved.
using OpenFiles = std::map<std::string, std::string, std::less<>>;

/// `files` index = FileId. The project's files come first, then dependencies, then descriptions, each sorted by path (bytes).
struct Sources {
  std::string root;  // absolute path of the project root; never printed
  std::vector<SourceFile> files;
  std::vector<PackageFolder> package_folders;  // in the order in which Python searches them
  std::vector<Notification> notifications;     // sorted by path, then kind
  /// What Python could import and djvet doesn't read: compiled modules, stubs, ignored files and folders, links that lead
  /// out of the root. Paths without suffix, sorted, each once.
  std::vector<std::string> unread_modules;
  /// The last parts of the patterns in ignore files ("/shop/_version.py" says "_version.py"): names of files that may come
  /// to be without anybody having written them. Sorted, each once.
  std::vector<std::string> ignored_names;
  std::shared_ptr<const OpenFiles> open_files;  // of those among `files`; null: none
  /// Dotted names of the settings modules that the user says are deployed; empty: nobody said so.
  std::vector<std::string> deployed_settings;
};

}  // namespace djvet
