// SPDX-License-Identifier: MIT
// Statements around a node are those before it whose subtree holds it.
#include "analyzer/infer/guards.h"

#include <algorithm>

namespace djvet {

bool is_guarded(const FileFacts& facts, NodeId node, std::initializer_list<std::string_view> exceptions) {
  const auto names_one = [&](NodeId from, NodeId to) {
    for (NodeId id = from; id < to; ++id) {
      const NodeKind kind = facts.kind(id);
      if ((kind == NodeKind::name || kind == NodeKind::attribute) &&
          std::ranges::find(exceptions, facts.text_of(id)) != exceptions.end())
        return true;
    }
    return false;
  };
  for (NodeId around = 0; around < node; ++around) {
    if (around + facts.node(around).size() <= node) continue;
    if (facts.kind(around) == NodeKind::with_stmt && names_one(around, facts.body(around))) return true;
    if (facts.kind(around) != NodeKind::try_stmt) continue;
    for (const NodeId part : facts.children(around)) {
      if (facts.kind(part) != NodeKind::except_clause) continue;
      const NodeId body = facts.body(part);
      if (names_one(part, body == 0 ? part + facts.node(part).size() : body)) return true;
    }
  }
  return false;
}

bool names_optional_import(const FileFacts& facts, NodeId expression) {
  const NodeId end = expression + facts.node(expression).size();
  for (const Import& import : facts.imports()) {
    if ((import.flags & import_guarded) == 0) continue;
    for (NodeId id = expression; id < end; ++id)
      if (facts.kind(id) == NodeKind::name && facts.node(id).text() == import.bound) return true;
  }
  return false;
}

NodeId chained_call(const FileFacts& facts, NodeId call) {
  if (call < 2 || facts.kind(call - 1) != NodeKind::attribute || facts.kind(call - 2) != NodeKind::call) return 0;
  return call - 1 + facts.node(call - 1).size() >= call + facts.node(call).size() ? call - 2 : 0;
}

bool is_followed_by(const FileFacts& facts, NodeId call, std::initializer_list<std::string_view> methods) {
  for (NodeId next = chained_call(facts, call); next != 0; next = chained_call(facts, next))
    if (std::ranges::find(methods, facts.text_of(next + 1)) != methods.end()) return true;
  return false;
}

}  // namespace djvet
