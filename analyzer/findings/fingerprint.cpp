// Symbols, anchors and their hash.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/fingerprint.h"

#include <algorithm>
#include <map>
#include <vector>

#include "analyzer/findings/check.h"

namespace djvet {
namespace {

constexpr std::size_t longest_anchor = 160;

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || (c & 0x80) != 0;
}

bool is_closing(char c) { return c == ')' || c == ']' || c == '}'; }

}  // namespace

ScopeId enclosing_scope(const FileFacts& facts, Span span) {
  const std::span<const Scope> scopes = facts.scopes();
  if (scopes.empty()) return 0;
  // Scopes are in source order, so the last one that begins at or before the span is the innermost, or inside a sibling of it.
  const auto after =
      std::upper_bound(scopes.begin() + 1, scopes.end(), span.begin,
                       [&](std::uint32_t begin, const Scope& scope) { return begin < facts.span(scope.node).begin; });
  auto at = static_cast<ScopeId>(after - scopes.begin() - 1);
  while (at != 0 && !facts.span(scopes[at].node).contains(span)) at = scopes[at].parent;
  return at;
}

std::string enclosing_symbol(const FileFacts& facts, Span span) {
  const std::span<const Scope> scopes = facts.scopes();
  std::vector<std::string_view> names;
  for (ScopeId at = enclosing_scope(facts, span); at != 0; at = scopes[at].parent)
    names.push_back(facts.text(scopes[at].name));
  std::string symbol;
  for (auto name = names.rbegin(); name != names.rend(); ++name) {
    if (!symbol.empty()) symbol += '.';
    symbol += *name;
  }
  return symbol;
}

std::string enclosing_symbol(const TemplateFacts& facts, Span span) {
  std::string symbol;
  // A node that doesn't hold the span holds none of the nodes that do: its whole subtree is passed over.
  for (NodeId id = 0; id < facts.nodes().size();) {
    const TemplateNode& node = facts.node(id);
    if (id != 0 && !node.span().contains(span)) {
      id += node.size();
      continue;
    }
    if (node.kind() == TemplateNodeKind::block_tag || node.kind() == TemplateNodeKind::macro_tag) {
      if (!symbol.empty()) symbol += '.';
      symbol += facts.text_of(id);
    }
    ++id;
  }
  return symbol;
}

std::string normalised_anchor(std::string_view text) {
  std::string anchor;
  bool space = false;
  for (std::size_t i = 0; i < text.size() && anchor.size() < longest_anchor; ++i) {
    const char c = text[i] == '\'' ? '"' : text[i];
    if (is_space(c)) {
      space = true;
      continue;
    }
    if (space && !anchor.empty() && is_word(anchor.back()) && is_word(c)) anchor += ' ';
    if (is_closing(c) && !anchor.empty() && anchor.back() == ',') anchor.pop_back();
    space = false;
    anchor += c;
  }
  return anchor;
}

void set_fingerprints(std::string_view path, std::span<Finding> findings) {
  std::map<Hash128, std::size_t> seen;
  std::string key;
  for (Finding& finding : findings) {
    key.clear();
    for (const std::string_view part :
         {finding.check->id, path, std::string_view(finding.symbol), std::string_view(finding.anchor)}) {
      key += part;
      key += '\0';
    }
    const std::size_t ordinal = seen[hash128(key)]++;
    key += std::to_string(ordinal);
    finding.fingerprint = hash128(key);
  }
}

}  // namespace djvet
