// Searches for words, passes over those settings' names that stand where no binding can, and looks at the bases of classes.
// SPDX-License-Identifier: MIT
#include "analyzer/extract/mentions.h"

#include "analyzer/extract/import_scanner.h"

namespace djvet {
namespace {

/// Whether the word [begin, end) may be a module's own name: not part of a longer one, no attribute, no string, and no
/// keyword directly behind an opening parenthesis, as in `override_settings(MIDDLEWARE=...)`.
bool may_be_bound(std::string_view bytes, std::size_t begin, std::size_t end) {
  const char before = begin == 0 ? '\n' : bytes[begin - 1];
  const char after = end == bytes.size() ? '\n' : bytes[end];
  if (is_word(before) || before == '.' || before == '"' || before == '\'') return false;
  return !(before == '(' && after == '=');
}

/// Calls `body` with the place behind each statement keyword, "class " say, that stands first on its line, until it is true.
template <class Body>
bool any_statement(std::string_view bytes, std::string_view keyword, const Body& body) {
  for (std::size_t at = bytes.find(keyword); at != bytes.npos; at = bytes.find(keyword, at + 1)) {
    std::size_t before = at;
    while (before > 0 && (bytes[before - 1] == ' ' || bytes[before - 1] == '\t')) --before;
    if ((before == 0 || bytes[before - 1] == '\n' || bytes[before - 1] == '\r') && body(at + keyword.size()))
      return true;
  }
  return false;
}

bool holds_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != text.npos; at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || !is_word(text[at - 1])) && (end == text.size() || !is_word(text[end]))) return true;
  }
  return false;
}

/// Whether `from shop.models import Book, ...` brings a name: from a module with "model" in its path.
bool comes_from_models(std::string_view bytes, std::string_view name) {
  return any_statement(bytes, "from ", [&](std::size_t begin) {
    const std::size_t import = bytes.find(" import ", begin);
    const std::size_t line = bytes.find('\n', begin);
    if (import == bytes.npos || import > line) return false;
    if (bytes.substr(begin, import - begin).find("model") == bytes.npos) return false;
    const std::size_t open = bytes.find('(', import);
    const std::size_t end = open < line ? bytes.find(')', open) : line;
    return holds_word(bytes.substr(import, end == bytes.npos ? end : end - import), name);
  });
}

/// Whether a base, from its first byte to the comma or parenthesis behind it, is called as models are.
bool may_be_model(std::string_view base, std::string_view bytes) {
  std::size_t begin = 0;
  while (begin < base.size() && !is_word(base[begin])) ++begin;
  std::size_t end = begin;
  while (end < base.size() && (is_word(base[end]) || base[end] == '.')) ++end;
  if (end < base.size() && base[end] == '(') return true;
  const std::string_view name = base.substr(begin, end - begin);
  const std::size_t dot = name.rfind('.');
  if (dot != name.npos && name.substr(0, dot).find("model") != name.npos) return true;
  const std::string_view last = dot == name.npos ? name : name.substr(dot + 1);
  if (last.ends_with("Model") || last.ends_with("ModelBase") || last.ends_with("ModelMixin")) return true;
  if (last.starts_with("Abstract") && last.ends_with("User")) return true;
  return !name.empty() && comes_from_models(bytes, name.substr(0, name.find('.')));
}

bool may_define_model(std::string_view bytes) {
  return any_statement(bytes, "class ", [&](std::size_t at) {
    while (at < bytes.size() && (is_word(bytes[at]) || bytes[at] == ' ')) ++at;
    if (at == bytes.size() || bytes[at] != '(') return false;
    std::size_t depth = 0;
    for (std::size_t begin = ++at; at < bytes.size(); ++at) {
      const char c = bytes[at];
      const bool closes = c == ')' || c == ']';
      if (depth == 0 && (c == ',' || closes)) {
        const std::string_view base = bytes.substr(begin, at - begin);
        if (base.find('=') == base.npos && may_be_model(base, bytes)) return true;
        begin = at + 1;
        if (closes) return false;
      }
      if (c == '(' || c == '[') ++depth;
      else if (closes) --depth;
    }
    return false;
  });
}

bool may_bind(std::string_view bytes, std::string_view name) {
  for (std::size_t at = bytes.find(name); at != bytes.npos; at = bytes.find(name, at + 1))
    if (may_be_bound(bytes, at, at + name.size())) return true;
  return false;
}

}  // namespace

std::uint16_t find_mentions(std::string_view bytes) {
  std::uint16_t found = 0;
  if (bytes.find("djvet:") != bytes.npos) found |= mention_suppression;
  // MIDDLEWARE stands for both of its spellings.
  if (may_bind(bytes, "INSTALLED_APPS") || may_bind(bytes, "MIDDLEWARE") ||
      bytes.find("DJANGO_SETTINGS_MODULE") != bytes.npos)
    found |= mention_settings;
  if (bytes.find("add_to_class") != bytes.npos || bytes.find("contribute_to_class") != bytes.npos ||
      may_define_model(bytes))
    found |= mention_model;
  return found;
}

}  // namespace djvet
