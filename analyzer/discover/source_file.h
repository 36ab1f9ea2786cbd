// What discover finds: one regular file below the project root, and what its path says of its part in the project.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace djvet {

enum class Language : std::uint8_t { python, django_template };

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
};
struct Notification {
  NotificationKind kind{};
  std::string path;         // relative, may be empty
  std::string message;      // one line, names the limit and the option that moves it
  bool incomplete = false;  // the analysis left something out: exit code 3 unless allowed
  friend bool operator==(const Notification&, const Notification&) = default;
};

/// Sorted by path (bytes). `files` index = FileId.
struct Sources {
  std::string root;  // absolute path of the project root; never printed
  std::vector<SourceFile> files;
  std::vector<Notification> notifications;  // sorted by path, then kind
};

}  // namespace djvet
