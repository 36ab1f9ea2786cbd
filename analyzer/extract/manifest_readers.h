// One reader for each format of manifest, and what they share. Private to extract/: read_manifest() chooses by the file's name.
// Invariant: a reader only adds; spans lie in the text.
// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "analyzer/extract/manifest_facts.h"

namespace djvet {

void read_requirements_file(std::string_view path, std::string_view text, ManifestFacts& facts);
void read_pyproject(std::string_view text, ManifestFacts& facts);
void read_pipfile(std::string_view text, ManifestFacts& facts);
void read_setup_cfg(std::string_view text, ManifestFacts& facts);
/// poetry.lock, uv.lock, pdm.lock, pylock.toml.
void read_toml_lock(std::string_view text, ManifestFacts& facts);
void read_pipfile_lock(std::string_view text, ManifestFacts& facts);

/// What a group of requirements is for, by the name of a group, an extra or a file: "dev", "requirements-test"; `otherwise`
/// where the name doesn't say.
[[nodiscard]] RequirementGroup group_called(std::string_view name, RequirementGroup otherwise);

/// Adds the requirement that stands at `span`, or notes that it can't be read.
void add_requirement(std::string_view requirement, Span span, RequirementGroup group, ManifestFacts& facts);

/// Adds the release of a "Framework :: Django :: 4.2" classifier.
void add_classifier(std::string_view classifier, ManifestFacts& facts);

/// The parts of a text between line ends, one after the other.
class TextLines {
 public:
  explicit TextLines(std::string_view text) : text_(text) {}
  /// The next line without its end; false when there is none.
  [[nodiscard]] bool next(std::string_view& line) {
    if (at_ > text_.size() || (at_ == text_.size() && at_ != 0)) return false;
    begin_ = at_;
    const std::size_t end = std::min(text_.find('\n', at_), text_.size());
    at_ = end + 1;
    line = text_.substr(begin_, end - begin_);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return !text_.empty();
  }
  /// Where the line begins.
  [[nodiscard]] std::size_t begin() const { return begin_; }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t begin_ = 0;
};

/// A part of `whole` as a span of it.
[[nodiscard]] inline Span span_in(std::string_view whole, std::string_view part) {
  const auto begin = static_cast<std::uint32_t>(part.data() - whole.data());
  return {begin, begin + static_cast<std::uint32_t>(part.size())};
}

[[nodiscard]] inline std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n\f\v";
  text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
  return text.substr(0, text.find_last_not_of(blanks) + 1);
}

}  // namespace djvet
