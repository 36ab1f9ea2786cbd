// Reads source files below one root: bytes with the stamp they had, or a notification that says why not.
// A read never leaves the root, never waits for a FIFO, and never takes more than its limit, whatever size is reported.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

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

/// Threads: const, any number at once.
class SourceReader {
 public:
  /// `root` is Sources::root.
  [[nodiscard]] static Result<SourceReader> open(const std::string& root);

  /// At most `max_size` bytes. The notification is unreadable, too_large, outside_root or not_regular, and incomplete.
  [[nodiscard]] Result<RawSource, Notification> read(const SourceFile& file, std::uint64_t max_size) const;

  /// The decoded UTF-8 text, as every phase saw it (analyzer/base/encoding.h), for showing it again. Nothing when it
  /// can't be read or decoded, or, where `expected` is given, when the file's stamp differs from it.
  [[nodiscard]] std::optional<std::string> decoded(const SourceFile& file, std::uint64_t max_size,
                                                   const Stamp* expected = nullptr) const;

 private:
  explicit SourceReader(RootDirectory root) : root_(std::move(root)) {}

  RootDirectory root_;
};

}  // namespace djvet
