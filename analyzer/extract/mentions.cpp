// Searches for words, and passes over those settings' names that stand where no binding can.
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

bool may_bind(std::string_view bytes, std::string_view name) {
  for (std::size_t at = bytes.find(name); at != bytes.npos; at = bytes.find(name, at + 1))
    if (may_be_bound(bytes, at, at + name.size())) return true;
  return false;
}

}  // namespace

std::uint16_t find_mentions(std::string_view bytes) {
  std::uint16_t found = mentions_known;
  if (bytes.find("djvet:") != bytes.npos) found |= mention_suppression;
  // MIDDLEWARE stands for both of its spellings.
  if (may_bind(bytes, "INSTALLED_APPS") || may_bind(bytes, "MIDDLEWARE") ||
      bytes.find("DJANGO_SETTINGS_MODULE") != bytes.npos)
    found |= mention_settings;
  return found;
}

}  // namespace djvet
