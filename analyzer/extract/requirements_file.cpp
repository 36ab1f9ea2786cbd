// Requirements files: one requirement a line, "\" at its end continues it, " #" begins a comment; options stand on lines of
// their own or, as hashes do, behind a requirement. pip 24, "Requirements File Format".
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <string>

#include "analyzer/extract/manifest_readers.h"

namespace djvet {
namespace {

/// The value of an option that takes one: "-r base.txt", "-rbase.txt", "--requirement=base.txt"; empty: another line.
std::string_view value_of(std::string_view line, std::string_view short_name, std::string_view long_name) {
  for (const std::string_view name : {long_name, short_name}) {
    if (!line.starts_with(name)) continue;
    std::string_view value = line.substr(name.size());
    if (value.starts_with('=')) value.remove_prefix(1);
    else if (name == long_name && !value.starts_with(' ') && !value.starts_with('\t')) continue;
    return trimmed(value);
  }
  return {};
}

/// The name that an URL or a path gives: by its "#egg=", else by the name of a wheel or an archive.
std::string name_of_url(std::string_view url) {
  if (const std::size_t egg = url.find("#egg="); egg != url.npos) {
    std::string_view name = url.substr(egg + 5);
    return normalized_distribution(name.substr(0, name.find_first_of("[&; =<>@")));
  }
  std::string_view file = url.substr(0, url.find_first_of("#; "));
  file = file.substr(file.rfind('/') + 1);
  const bool wheel = file.ends_with(".whl");
  if (!wheel && !file.ends_with(".tar.gz") && !file.ends_with(".zip")) return {};
  for (std::size_t dash = file.find('-'); dash != file.npos; dash = file.find('-', dash + 1))
    if (wheel || (dash + 1 < file.size() && file[dash + 1] >= '0' && file[dash + 1] <= '9'))
      return normalized_distribution(file.substr(0, dash));
  return {};
}

bool is_url_or_path(std::string_view line) {
  const std::string_view word = line.substr(0, line.find_first_of(" \t@;"));
  return word.find("://") != word.npos || word.starts_with('.') || word.starts_with('/') ||
         (word.find('/') != word.npos && word.find('=') == word.npos) || word.ends_with(".whl");
}

class Reading {
 public:
  Reading(std::string_view text, RequirementGroup group, ManifestFacts& facts)
      : text_(text), group_(group), facts_(facts) {}

  void run() {
    TextLines lines(text_);
    std::string joined;
    Span span;
    for (std::string_view line; lines.next(line);) {
      std::string_view said = without_comment(line);
      const bool continues = said.ends_with('\\');
      if (continues) said.remove_suffix(1);
      said = trimmed(said);
      if (joined.empty()) span = requirement_in(said);
      joined.append(joined.empty() ? "" : " ").append(said);
      if (continues) continue;
      if (!joined.empty()) take(joined, span);
      joined.clear();
    }
    if (!joined.empty()) take(joined, span);
  }

 private:
  static std::string_view without_comment(std::string_view line) {
    for (std::size_t hash = line.find('#'); hash != line.npos; hash = line.find('#', hash + 1))
      if (hash == 0 || line[hash - 1] == ' ' || line[hash - 1] == '\t') return trimmed(line.substr(0, hash));
    return trimmed(line);
  }

  /// What of a line is the requirement itself.
  [[nodiscard]] Span requirement_in(std::string_view line) const {
    return span_in(text_, trimmed(line.substr(0, line.find(" --"))));
  }

  void take(std::string_view line, Span span) {
    if (const std::string_view file = value_of(line, "-r", "--requirement"); !file.empty()) {
      facts_.included.emplace_back(file);
    } else if (const std::string_view editable = value_of(line, "-e", "--editable"); !editable.empty()) {
      take_url(editable, span);
    } else if (line.starts_with('-')) {
      return;  // where to look, what to allow; constraints hold for what others require
    } else if (is_url_or_path(line)) {
      take_url(line, span);
    } else {
      add_requirement(line.substr(0, line.find(" --")), span, group_, facts_);
    }
  }

  void take_url(std::string_view url, Span span) {
    Declaration declaration;
    declaration.name = name_of_url(url);
    declaration.group = group_;
    declaration.span = span;
    if (declaration.name.empty()) facts_.complete = false;
    facts_.declarations.push_back(std::move(declaration));
  }

  std::string_view text_;
  RequirementGroup group_;
  ManifestFacts& facts_;
};

}  // namespace

void read_requirements_file(std::string_view path, std::string_view text, ManifestFacts& facts) {
  std::string_view stem = path.substr(path.rfind('/') + 1);
  stem = stem.substr(0, stem.rfind('.'));
  const RequirementGroup group =
      stem.find("constraint") != stem.npos ? RequirementGroup::constraint : group_called(stem, RequirementGroup::main);
  Reading(text, group, facts).run();
}

}  // namespace djvet
