// Views a block of facts in place, after checking that no id or size in it leads outside.
// SPDX-License-Identifier: MIT
#include "analyzer/extract/file_facts.h"

#include <algorithm>
#include <cstring>

#include "analyzer/extract/facts_builder.h"

namespace djvet {
std::optional<FileFacts> FileFacts::view(std::string_view block) {
  FactsHeader header;
  if (block.size() < sizeof header || reinterpret_cast<std::uintptr_t>(block.data()) % alignof(Node) != 0)
    return std::nullopt;
  std::memcpy(&header, block.data(), sizeof header);
  const FactsHeader expected;
  if (header.magic != expected.magic || header.version != expected.version) return std::nullopt;
  FileFacts facts;
  BlockReader reader(block.substr(sizeof header));
  if (!reader.take(facts.nodes_, header.nodes) || !reader.take(facts.scopes_, header.scopes) ||
      !reader.take(facts.imports_, header.imports) || !reader.take(facts.suppressions_, header.suppressions) ||
      !reader.take(facts.gaps_, header.gaps) ||
      !reader.take_texts(facts.texts_, facts.pool_, header.texts, header.pool) || facts.scopes_.empty())
    return std::nullopt;
  facts.source_size_ = header.source_size;
  const bool whole = nests(facts.nodes_, [&](const Node& node) {
    return node.kind() <= NodeKind::unknown &&
           node.text() < (node.kind() == NodeKind::import_stmt ? header.imports : header.texts);
  });
  if (!whole || facts.nodes_[0].kind() != NodeKind::module) return std::nullopt;
  for (ScopeId id = 0; id < facts.scopes_.size(); ++id) {
    const Scope& scope = facts.scopes_[id];
    if (scope.node >= header.nodes || scope.parent > id || scope.name >= header.texts) return std::nullopt;
  }
  for (const Import& import : facts.imports_)
    if (import.module >= header.texts || import.name >= header.texts || import.bound >= header.texts ||
        import.scope >= header.scopes || import.node >= header.nodes)
      return std::nullopt;
  for (const Suppression& suppression : facts.suppressions_)
    if (suppression.ids >= header.texts) return std::nullopt;
  return facts;
}

TextId FileFacts::text_around(std::size_t offset) const {
  const auto after = std::upper_bound(texts_.begin(), texts_.end(), offset);
  return static_cast<TextId>(after - texts_.begin() - 1);
}

NodeId FileFacts::last_child(NodeId id) const {
  NodeId last = 0;
  for (const NodeId at : children(id)) last = at;
  return last;
}

NodeId FileFacts::body(NodeId id) const {
  for (const NodeId at : children(id))
    if (kind(at) == NodeKind::block) return at;
  return 0;
}

}  // namespace djvet
