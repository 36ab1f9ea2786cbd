// Opens files and directories below one root and never outside it, whatever links the tree holds or gains meanwhile.
// On Linux the kernel enforces it (openat2 with RESOLVE_BENEATH); elsewhere, for absolute links into the root, and for
// paths longer than the kernel takes, each part is looked up by itself and links are followed by hand.
// Gives out regular files and directories only; a FIFO or a device that took a file's place is closed unread, and
// opening it never waits.
// SPDX-License-Identifier: MIT
#pragma once

#include <sys/stat.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "analyzer/base/result.h"
#include "analyzer/discover/source_file.h"

namespace djvet {

/// An open descriptor, closed at the end of its life; -1 when empty.
class FileDescriptor {
 public:
  FileDescriptor() = default;
  explicit FileDescriptor(int number) : number_(number) {}
  FileDescriptor(FileDescriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  FileDescriptor& operator=(FileDescriptor&& other) noexcept;
  ~FileDescriptor();
  [[nodiscard]] int get() const { return number_; }
  [[nodiscard]] int release() { return std::exchange(number_, -1); }
  explicit operator bool() const { return number_ >= 0; }

 private:
  int number_ = -1;
};

enum class Links {
  refuse,  // a link anywhere on the path fails with ELOOP
  inside,  // links that stay below the root are followed; one that leaves it fails with EXDEV
};
enum class Want { file, directory };

/// Where a path leads to after its links, which is below the root.
struct Resolved {
  FileDescriptor parent;  // the directory that holds it; empty for the root itself
  std::string name;       // its entry there; empty for the root itself
  std::string path;       // relative to the root, free of links
  struct stat status {};
};

/// An errno value: ENOENT, EACCES, ELOOP, EXDEV (leads outside), EISDIR, ENOTDIR, EINVAL (no regular file), ...
struct OpenError {
  int number = 0;
};

/// Threads: const, any.
class RootDirectory {
 public:
  /// `path` may hold links: it is the user's own word for where the project is.
  [[nodiscard]] static Result<RootDirectory> open(const std::string& path);

  /// Opens for reading, close-on-exec and non-blocking. `path` is relative, of any length; empty for the root.
  [[nodiscard]] Result<FileDescriptor, OpenError> open_below(std::string_view path, Links links, Want want) const;
  /// Looks a path up without opening what it names.
  [[nodiscard]] Result<Resolved, OpenError> resolve(std::string_view path, Links links) const;
  /// The root's absolute path without links.
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] int descriptor() const { return root_.get(); }

 private:
  RootDirectory(FileDescriptor root, std::string path) : root_(std::move(root)), path_(std::move(path)) {}
  [[nodiscard]] Result<FileDescriptor, OpenError> open_by_parts(std::string_view path, Links links, Want want) const;

  FileDescriptor root_;
  std::string path_;
};

[[nodiscard]] Stamp stamp_of(const struct stat& status);

/// The absolute path without links; nothing, with errno set, when it can't be reached.
[[nodiscard]] std::optional<std::string> real_path(const std::string& path);

/// What an errno value means, in words that are the same on every system and in every locale.
[[nodiscard]] std::string_view describe_error(int number);

}  // namespace djvet
