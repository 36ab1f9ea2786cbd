// One ignore file turned into a decision for each path below its directory: gitignore(5), the last pattern that matches
// wins. Most patterns are plain names or `*.suffix`; those are looked up, so that a long ignore file costs little for
// each path.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzer/base/glob.h"

namespace djvet {

enum class Ignored : std::uint8_t { undecided, yes, no };

/// Threads: const, any.
class IgnoreRules {
 public:
  /// Of one ignore file; longer ones are read as far as this.
  static constexpr std::size_t max_patterns = 20'000;

  /// `text` is the file's content: patterns by line, `#` comments, `!` takes back, a slash at the end means directories
  /// only.
  explicit IgnoreRules(std::string_view text);

  /// `path` is relative to the directory of the ignore file. Adds the work done to `steps`.
  [[nodiscard]] Ignored decide(std::string_view path, bool is_directory, std::uint64_t& steps) const;
  [[nodiscard]] bool empty() const { return flags_.empty(); }

 private:
  struct Flags {
    bool negated = false;
    bool directory_only = false;
  };
  struct General {
    Glob glob;
    std::uint32_t rule = 0;
    bool name_only = false;  // matched against the last part of the path
  };
  using Lookup = std::vector<std::pair<std::string, std::uint32_t>>;  // sorted; text -> rule

  void add(std::string_view line);
  [[nodiscard]] std::int64_t last_match(const Lookup& lookup, std::string_view text, bool is_directory) const;

  std::vector<Flags> flags_;  // by rule, in the order of the file
  Lookup names_;              // `name`
  Lookup suffixes_;           // `*.suffix`, without the star
  Lookup paths_;              // `folder/name`
  std::vector<General> general_;
};

}  // namespace djvet
