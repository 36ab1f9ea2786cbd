// Read from the text: facts hold what a string says, not how it is written.
// SPDX-License-Identifier: MIT
#include "analyzer/fix/quotes.h"

#include <string>

namespace djvet {

char quote_of(const FileFacts& facts, std::string_view text, NodeId node) {
  if (facts.kind(node) != NodeKind::string) return '\0';
  const std::size_t at = text.find_first_of("\"'", facts.span(node).begin);
  if (at >= facts.span(node).end) return '\0';
  return text.substr(at, 3) == std::string(3, text[at]) ? '\0' : text[at];
}

char prevailing_quote(const FileFacts& facts, std::string_view text) {
  std::size_t single = 0, twice = 0;
  for (NodeId id = 1; id < facts.nodes().size(); ++id) {
    const char quote = quote_of(facts, text, id);
    single += quote == '\'' ? 1 : 0;
    twice += quote == '"' ? 1 : 0;
  }
  return single > twice ? '\'' : '"';
}

}  // namespace djvet
