// Lock files, which tools write in one shape each: read line by line, so that their size costs little. All versions that are
// chosen, for whatever group and platform.
// SPDX-License-Identifier: MIT
#include <optional>
#include <string>
#include <vector>

#include "analyzer/extract/manifest_readers.h"

namespace djvet {
namespace {

/// The string of `key = "value"`, or nothing.
std::optional<std::string_view> value_of(std::string_view line, std::string_view key) {
  if (!line.starts_with(key)) return std::nullopt;
  line = trimmed(line.substr(key.size()));
  if (!line.starts_with('=')) return std::nullopt;
  line = trimmed(line.substr(1));
  if (line.size() < 2 || line[0] != '"') return std::nullopt;
  return line.substr(1, line.find('"', 1) - 1);
}

void add_locked(std::string_view name, std::string_view version, Span span, ManifestFacts& facts) {
  Declaration locked;
  locked.name = normalized_distribution(name);
  if (!version.empty()) locked.specifier = "==" + std::string(version);
  locked.group = RequirementGroup::locked;
  locked.span = span;
  facts.declarations.push_back(std::move(locked));
}

/// The keys and strings of a JSON text, with the keys that lead to each.
class JsonStrings {
 public:
  explicit JsonStrings(std::string_view text) : text_(text) {}

  struct Entry {
    std::string_view value;
    std::size_t begin = 0;
  };

  /// The next string that is a key's value; keys() leads to it. False at the end. Escapes stay as they are.
  bool next(Entry& entry) {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '"') {
        const std::string_view string = take_string();
        if (is_key()) {
          keys_.resize(depth_);
          if (depth_ > 0) keys_[depth_ - 1] = string;
          continue;
        }
        entry = {string, static_cast<std::size_t>(string.data() - text_.data())};
        return true;
      }
      if (c == '{' && depth_ < max_depth) ++depth_;
      if (c == '}' && depth_ > 0) keys_.resize(--depth_);
      ++at_;
    }
    return false;
  }
  [[nodiscard]] const std::vector<std::string_view>& keys() const { return keys_; }

 private:
  static constexpr std::size_t max_depth = 64;

  std::string_view take_string() {
    const std::size_t begin = ++at_;
    while (at_ < text_.size() && text_[at_] != '"') at_ += text_[at_] == '\\' ? 2 : 1;
    const std::size_t end = std::min(at_, text_.size());
    at_ = end + 1;
    return text_.substr(begin, end - begin);
  }

  [[nodiscard]] bool is_key() const { return trimmed(text_.substr(std::min(at_, text_.size()))).starts_with(':'); }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  std::vector<std::string_view> keys_;
};

}  // namespace

void read_toml_lock(std::string_view text, ManifestFacts& facts) {
  TextLines lines(text);
  bool in_package = false;
  std::string_view name;
  std::string_view version;
  const auto finish = [&] {
    if (!name.empty()) add_locked(name, version, span_in(text, name), facts);
    name = version = {};
  };
  for (std::string_view line; lines.next(line);) {
    if (line.starts_with('[')) {
      finish();
      in_package = line.starts_with("[[package]]") || line.starts_with("[[packages]]");
    } else if (in_package) {
      if (const auto said = value_of(line, "name"); said && name.empty()) name = *said;
      if (const auto said = value_of(line, "version"); said && version.empty()) version = *said;
    }
  }
  finish();
}

void read_pipfile_lock(std::string_view text, ManifestFacts& facts) {
  JsonStrings strings(text);
  std::string_view name;
  for (JsonStrings::Entry entry; strings.next(entry);) {
    const std::vector<std::string_view>& keys = strings.keys();
    if (keys.size() != 3 || (keys[0] != "default" && keys[0] != "develop")) continue;
    const bool is_new = keys[1].data() != name.data();
    name = keys[1];
    std::string_view version = keys[2] == "version" ? entry.value : std::string_view();
    if (version.starts_with("==")) version.remove_prefix(2);
    if (is_new) add_locked(name, version, span_in(text, name), facts);
    else if (!version.empty()) facts.declarations.back().specifier = "==" + std::string(version);
  }
}

}  // namespace djvet
