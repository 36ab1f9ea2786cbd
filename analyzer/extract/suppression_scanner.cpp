// Finds "djvet:" at the start of a comment and takes its command apart.
// SPDX-License-Identifier: MIT
#include "analyzer/extract/suppression_scanner.h"

namespace djvet {
namespace {

void skip_blanks(std::string_view& text) {
  while (!text.empty() && (text[0] == ' ' || text[0] == '\t')) text.remove_prefix(1);
}

bool skip_word(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

}  // namespace

std::optional<SuppressionText> scan_suppression(std::string_view comment) {
  while (!comment.empty() && comment[0] == '#') comment.remove_prefix(1);
  skip_blanks(comment);
  if (!skip_word(comment, "djvet:")) return std::nullopt;
  skip_blanks(comment);
  SuppressionText text;
  text.whole_file = skip_word(comment, "ignore-file");
  const bool known = text.whole_file || skip_word(comment, "ignore");
  const std::size_t close = comment.find(']');
  if (!known || !comment.starts_with('[') || close == comment.npos) {
    text.malformed = true;
    return text;
  }
  text.ids = comment.substr(1, close - 1);
  return text;
}

}  // namespace djvet
