// Sorts patterns into lookups by what they can match, and answers with the highest rule number that does.
// SPDX-License-Identifier: MIT
#include "analyzer/discover/ignore_rules.h"

#include <algorithm>

namespace djvet {
namespace {

std::string_view last_part(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

/// Without the spaces at its end, except those after a backslash.
std::string_view trim_end(std::string_view line) {
  std::size_t end = 0;  // after the last byte that counts
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] == '\\') ++at;
    else if (line[at] == ' ') continue;
    end = std::min(at + 1, line.size());
  }
  return line.substr(0, end);
}

/// The `.suffix` of a pattern `*.suffix` that any name can be looked up by: its text after the last dot.
std::string_view plain_suffix(std::string_view pattern) {
  if (pattern.size() < 3 || !pattern.starts_with("*.")) return {};
  const std::string_view suffix = pattern.substr(1);
  return suffix.find_first_of("*?[\\.", 1) == std::string_view::npos ? suffix : std::string_view();
}

}  // namespace

IgnoreRules::IgnoreRules(std::string_view text) {
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  while (!text.empty() && flags_.size() < max_patterns) {
    const std::size_t newline = text.find('\n');
    std::string_view line = text.substr(0, newline);
    text = newline == std::string_view::npos ? std::string_view() : text.substr(newline + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    add(line);
  }
  for (Lookup* lookup : {&names_, &suffixes_, &paths_}) std::sort(lookup->begin(), lookup->end());
}

void IgnoreRules::add(std::string_view line) {
  if (line.empty() || line.front() == '#') return;
  line = trim_end(line);
  Flags flags;
  if (line.starts_with('!')) {
    flags.negated = true;
    line.remove_prefix(1);
  }
  if (line.ends_with('/')) {
    flags.directory_only = true;
    line.remove_suffix(1);
  }
  const bool name_only = line.find('/') == std::string_view::npos;
  if (line.starts_with('/')) line.remove_prefix(1);
  if (line.empty() || line.size() > Glob::max_length) return;
  const auto rule = static_cast<std::uint32_t>(flags_.size());
  flags_.push_back(flags);
  if (const std::string_view suffix = plain_suffix(line); name_only && !suffix.empty()) {
    suffixes_.emplace_back(suffix, rule);
    return;
  }
  Glob glob(line);
  if (glob.literal()) (name_only ? names_ : paths_).emplace_back(*glob.literal(), rule);
  else general_.push_back({std::move(glob), rule, name_only});
}

std::int64_t IgnoreRules::last_match(const Lookup& lookup, std::string_view text, bool is_directory) const {
  auto after =
      std::upper_bound(lookup.begin(), lookup.end(), text,
                       [](std::string_view key, const Lookup::value_type& entry) { return key < entry.first; });
  while (after != lookup.begin() && (--after)->first == text)
    if (is_directory || !flags_[after->second].directory_only) return after->second;
  return -1;
}

Ignored IgnoreRules::decide(std::string_view path, bool is_directory, std::uint64_t& steps) const {
  const std::string_view name = last_part(path);
  std::int64_t best = std::max(last_match(names_, name, is_directory), last_match(paths_, path, is_directory));
  if (const std::size_t dot = name.rfind('.'); dot != std::string_view::npos)
    best = std::max(best, last_match(suffixes_, name.substr(dot), is_directory));
  steps += 1;
  for (auto general = general_.rbegin(); general != general_.rend() && general->rule > best; ++general) {
    if (!is_directory && flags_[general->rule].directory_only) continue;
    if (!general->glob.matches(general->name_only ? name : path, &steps)) continue;
    best = general->rule;
    break;
  }
  if (best < 0) return Ignored::undecided;
  return flags_[static_cast<std::size_t>(best)].negated ? Ignored::no : Ignored::yes;
}

}  // namespace djvet
