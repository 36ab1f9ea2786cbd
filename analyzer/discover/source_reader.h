// Reads source files below one root and the folders of its packages: bytes with the stamp they had, or a notification that
// says why not. A read never leaves the folder that the file is listed in, never waits for a FIFO, and never takes more than its limit, whatever size is reported.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/encoding.h"
#include "analyzer/base/result.h"
#include "analyzer/discover/beneath.h"
#include "analyzer/discover/source_file.h"

namespace djvet {

struct RawSource {
  std::string bytes;  // as they are in the file
  Stamp stamp;        // taken before reading: a file that is written meanwhile has another stamp next time
};

/// The text of a file's bytes by the rules of its language. `bytes` must outlive the result. Threads: any.
[[nodiscard]] Result<DecodedText, DecodeProblem> decode(Language language, std::string_view bytes);

/// What to tell of a file that was read but not decoded: not_text or bad_encoding, incomplete.
[[nodiscard]] Notification not_decoded(const std::string& path, const DecodeProblem& problem);

/// The stamp of a file that an editor holds: of its bytes alone, and like no stamp that a file system gives.
[[nodiscard]] Stamp stamp_of_open(std::string_view bytes);

/// Threads: const, any number at once.
class SourceReader {
 public:
  /// `root` is Sources::root.
  [[nodiscard]] static Result<SourceReader> open(const std::string& root);
  /// Reads these in place of the project's files of their paths. Null: none.
  void put_before(std::shared_ptr<const OpenFiles> open_files) { open_files_ = std::move(open_files); }
  /// Reads files of the packages too, and those that are open in an editor. A package folder that can't be opened has no files.
  [[nodiscard]] static Result<SourceReader> open(const Sources& sources);

  /// The stamp of a regular file, or nothing.
  [[nodiscard]] std::optional<Stamp> stamp(const SourceFile& file) const;
  /// Whether there is a folder instead of the file.
  [[nodiscard]] bool is_folder(const SourceFile& file) const { return open(file, Want::directory).has_value(); }

  /// At most `max_size` bytes. The notification is unreadable, too_large, outside_root or not_regular, and incomplete.
  [[nodiscard]] Result<RawSource, Notification> read(const SourceFile& file, std::uint64_t max_size) const;

  /// The decoded UTF-8 text, as every phase saw it (analyzer/base/encoding.h), for showing it again. Nothing when it
  /// can't be read or decoded, or, where `expected` is given, when the file's stamp differs from it.
  [[nodiscard]] std::optional<std::string> decoded(const SourceFile& file, std::uint64_t max_size,
                                                   const Stamp* expected = nullptr) const;

 private:
  explicit SourceReader(RootDirectory root) : root_(std::move(root)) {}
  [[nodiscard]] Result<FileDescriptor, OpenError> open(const SourceFile& file, Want want) const;

  struct Packages {
    std::string shown;
    std::string below_root;               // inside: the folder's path below the root
    std::optional<RootDirectory> folder;  // not inside, and open
    bool inside = false;
  };
  [[nodiscard]] const std::string* held(const SourceFile& file) const;

  RootDirectory root_;
  std::vector<Packages> packages_;  // as Sources::package_folders
  std::shared_ptr<const OpenFiles> open_files_;
};

}  // namespace djvet
