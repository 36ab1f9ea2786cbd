// Views a block of facts in place, after checking that no id or size in it leads outside.
// SPDX-License-Identifier: MIT
#include "analyzer/extract/file_facts.h"

#include <cstring>

#include "analyzer/extract/facts_builder.h"

namespace djvet {
namespace {

/// Takes arrays off the front of a block.
class Reader {
 public:
  explicit Reader(std::string_view block) : rest_(block) {}

  template <class T>
  bool take(std::span<const T>& out, std::size_t count) {
    if (count > rest_.size() / sizeof(T)) return false;
    out = {reinterpret_cast<const T*>(rest_.data()), count};
    rest_.remove_prefix(count * sizeof(T));
    return true;
  }
  [[nodiscard]] std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
};

/// Subtrees must nest, or a walk would leave its parent. Every parent's end is at or after its children's ends.
bool nests(std::span<const Node> nodes, std::size_t texts, std::size_t imports) {
  if (nodes.empty() || nodes[0].size() != nodes.size() || nodes[0].kind() != NodeKind::module || nodes[0].text() != 0)
    return false;
  std::uint32_t ends[max_depth + 2];
  std::size_t depth = 0;
  ends[0] = static_cast<std::uint32_t>(nodes.size());
  for (std::uint32_t id = 1; id < nodes.size(); ++id) {
    while (ends[depth] == id) --depth;
    const Node& node = nodes[id];
    const std::uint32_t end = id + node.size();
    if (node.size() == 0 || end > ends[depth] || node.kind() > NodeKind::unknown) return false;
    if (node.text() >= (node.kind() == NodeKind::import_stmt ? imports : texts)) return false;
    if (node.size() > 1) {
      if (depth + 1 >= std::size(ends)) return false;
      ends[++depth] = end;
    }
  }
  return true;
}

}  // namespace

std::optional<FileFacts> FileFacts::view(std::string_view block) {
  FactsHeader header;
  if (block.size() < sizeof header || reinterpret_cast<std::uintptr_t>(block.data()) % alignof(Node) != 0)
    return std::nullopt;
  std::memcpy(&header, block.data(), sizeof header);
  const FactsHeader expected;
  if (header.magic != expected.magic || header.version != expected.version || header.texts == 0) return std::nullopt;
  FileFacts facts;
  Reader reader(block.substr(sizeof header));
  if (!reader.take(facts.nodes_, header.nodes) || !reader.take(facts.scopes_, header.scopes) ||
      !reader.take(facts.imports_, header.imports) || !reader.take(facts.suppressions_, header.suppressions) ||
      !reader.take(facts.gaps_, header.gaps) || !reader.take(facts.texts_, std::size_t{header.texts} + 1) ||
      reader.rest().size() < header.pool)
    return std::nullopt;
  facts.pool_ = reader.rest().substr(0, header.pool);
  facts.source_size_ = header.source_size;
  for (std::size_t i = 0; i < header.texts; ++i)
    if (facts.texts_[i] > facts.texts_[i + 1]) return std::nullopt;
  if (facts.texts_.back() > header.pool || facts.scopes_.empty() ||
      !nests(facts.nodes_, header.texts, header.imports))
    return std::nullopt;
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

NodeId FileFacts::child(NodeId id, std::size_t n) const {
  for (const NodeId at : children(id))
    if (n-- == 0) return at;
  return 0;
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
