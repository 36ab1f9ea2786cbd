// Matches paths against one glob pattern, in time bounded by pattern length times path length, whatever the pattern.
// The language is that of git's ignore files below their `!` and `/` marks (gitignore(5), git's wildmatch with
// WM_PATHNAME): `*` and `?` stay within one part of a path, `**` as a whole part is any number of parts (at the end: at
// least one), `[a-z]`, `[!a-z]`, `[^a-z]`, `[[:alpha:]]` name one byte, `\` takes the next byte as it is. Bytes, not
// characters: `?` is one byte.
// SPDX-License-Identifier: MIT
#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace djvet {

/// Threads: const, any. A pattern that git takes for broken (`[` left open, `\` at the end) matches nothing.
class Glob {
 public:
  /// Longer patterns match nothing.
  static constexpr std::size_t max_length = 1024;

  explicit Glob(std::string_view pattern);

  /// Whether the whole of `path` matches; `path` has no slash at either end. Adds the comparisons made to `*steps`.
  [[nodiscard]] bool matches(std::string_view path, std::uint64_t* steps = nullptr) const;

  /// The only path that can match, when the pattern holds nothing special.
  [[nodiscard]] const std::optional<std::string>& literal() const { return literal_; }

 private:
  enum class Kind : std::uint8_t { byte, any_byte, any_run, set };
  struct Token {
    Kind kind = Kind::byte;
    unsigned char byte = 0;  // Kind::byte
    std::uint16_t set = 0;   // Kind::set: index into sets_
  };
  struct Part {
    bool any_depth = false;   // `**` alone
    std::uint32_t begin = 0;  // tokens_[begin, end)
    std::uint32_t end = 0;
  };
  using Set = std::bitset<256>;

  bool compile(std::string_view pattern);
  bool compile_set(std::string_view pattern, std::size_t& at);
  void close_part();
  [[nodiscard]] bool part_matches(const Part& part, std::string_view text, std::uint64_t& steps) const;
  [[nodiscard]] bool token_matches(const Token& token, unsigned char byte) const;

  bool broken_ = false;
  std::vector<Token> tokens_;
  std::vector<Part> parts_;
  std::vector<Set> sets_;
  std::optional<std::string> literal_;
};

}  // namespace djvet
