// One pass over the contents of the tags; strings in them are skipped. Nothing is kept between templates.
// SPDX-License-Identifier: MIT
#include "analyzer/extract/jinja_signs.h"

#include <algorithm>

namespace djvet {
namespace {

/// `name(`: a call. Django has parentheses in `_("text")` alone, and in what tags of libraries take.
bool calls_something(std::string_view contents) {
  char quote = 0;
  for (std::size_t at = 0; at < contents.size(); ++at) {
    const char c = contents[at];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '(' && at > 0) {
      const char before = contents[at - 1];
      const bool letter = (before >= 'a' && before <= 'z') || (before >= 'A' && before <= 'Z');
      const bool translation = before == '_' && (at == 1 || contents[at - 2] == ' ' || contents[at - 2] == ':');
      if (letter || (before == '_' && !translation)) return true;
    }
  }
  return false;
}

/// `{{- name }}`, `{% endif -%}`
bool is_trimmed(std::string_view tag) {
  return tag.size() > 5 && ((tag[2] == '-' && tag[3] == ' ') || tag[tag.size() - 3] == '-');
}

std::string_view first_word(std::string_view contents) { return contents.substr(0, contents.find_first_of(" \t")); }

}  // namespace

bool shows_jinja(std::string_view source, const std::vector<TemplateToken>& tokens) {
  constexpr std::string_view djangos[] = {"load", "verbatim", "comment", "empty"};
  constexpr std::string_view conditions[] = {"if", "elif", "for"};
  bool shown = false;
  for (const TemplateToken& token : tokens) {
    if (token.type != TemplateTokenType::variable && token.type != TemplateTokenType::block) continue;
    const std::string_view contents = source.substr(token.contents.begin, token.contents.size());
    const std::string_view name = first_word(contents);
    shown = shown || is_trimmed(source.substr(token.span.begin, token.span.size()));
    if (token.type == TemplateTokenType::variable) {
      shown = shown || calls_something(contents);
      continue;
    }
    if (std::ranges::find(djangos, name) != std::end(djangos)) return false;
    const bool condition = std::ranges::find(conditions, name) != std::end(conditions);
    shown = shown || (condition && calls_something(contents));
  }
  return shown;
}

}  // namespace djvet
