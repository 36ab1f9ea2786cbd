// SPDX-License-Identifier: MIT
// Statements around a node are those before it whose subtree holds it.
#include "analyzer/infer/guards.h"

#include <algorithm>

namespace djvet {
namespace {

bool is_integer(const FileFacts& facts, NodeId node, std::string_view digits) {
  return facts.kind(node) == NodeKind::integer && facts.text_of(node) == digits;
}

}  // namespace

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

std::vector<NodeId> parents_of(const FileFacts& facts) {
  std::vector<NodeId> parents(facts.nodes().size(), 0);
  std::vector<NodeId> open;
  for (NodeId id = 0; id < parents.size(); ++id) {
    while (!open.empty() && open.back() + facts.node(open.back()).size() <= id) open.pop_back();
    if (!open.empty()) parents[id] = open.back();
    open.push_back(id);
  }
  return parents;
}

bool is_statement(const FileFacts& facts, const std::vector<NodeId>& parents, NodeId expression) {
  const NodeKind kind = facts.kind(parents[expression]);
  return kind == NodeKind::block || kind == NodeKind::module || kind == NodeKind::else_clause ||
         kind == NodeKind::finally_clause;
}

bool is_condition(const FileFacts& facts, const std::vector<NodeId>& parents, NodeId expression) {
  for (NodeId at = expression; at != 0; at = parents[at]) {
    const NodeId parent = parents[at];
    switch (facts.kind(parent)) {
      case NodeKind::not_op: return true;
      case NodeKind::bool_and:
      case NodeKind::bool_or: continue;
      case NodeKind::if_stmt:
      case NodeKind::while_stmt: return facts.kind(at) != NodeKind::block && facts.kind(at) != NodeKind::else_clause;
      case NodeKind::comprehension_if: return true;
      case NodeKind::assert_stmt: return facts.child(parent, 0) == at;
      case NodeKind::conditional: return facts.child(parent, 1) == at;
      case NodeKind::call:
        return facts.child(parent, 1) == at && facts.kind(parent + 1) == NodeKind::name &&
               facts.text_of(parent + 1) == "bool";
      default: return false;
    }
  }
  return false;
}

bool is_tried(const FileFacts& facts, const std::vector<NodeId>& parents, NodeId node) {
  for (NodeId at = node; at != 0; at = parents[at]) {
    if (facts.kind(at) == NodeKind::function_def) return false;
    if (facts.kind(parents[at]) != NodeKind::try_stmt || facts.kind(at) != NodeKind::block) continue;
    for (const NodeId part : facts.children(parents[at]))
      if (facts.kind(part) == NodeKind::except_clause) return true;
  }
  return false;
}

std::vector<std::string_view> chain_of(const FileFacts& facts, NodeId call) {
  std::vector<std::string_view> methods;
  for (NodeId at = call; at != 0;) {
    const NodeKind kind = facts.kind(at);
    if (kind == NodeKind::attribute) methods.push_back(facts.text_of(at));
    at = kind == NodeKind::call || kind == NodeKind::attribute || kind == NodeKind::subscript ? facts.child(at, 0) : 0;
  }
  return methods;
}

Span method_span(const FileFacts& facts, NodeId call) {
  Span span = facts.span(call);
  const NodeId callee = facts.child(call, 0);
  if (callee != 0 && facts.kind(callee) == NodeKind::attribute)
    span.begin = facts.span(callee).end - static_cast<std::uint32_t>(facts.text_of(callee).size());
  return span;
}

CountQuestion count_question(const FileFacts& facts, NodeId compare, NodeId count) {
  const NodeId left = facts.child(compare, 0);
  const NodeId right = facts.child(compare, 1);
  if (right == 0 || facts.child(compare, 2) != 0) return CountQuestion::other;
  const bool reversed = right == count;
  const NodeId number = reversed ? left : right;
  Operator op = facts.node(compare).op();
  if (reversed && op == Operator::gt) op = Operator::lt;
  else if (reversed && op == Operator::lt) op = Operator::gt;
  else if (reversed && op == Operator::ge) op = Operator::le;
  else if (reversed && op == Operator::le) op = Operator::ge;
  if (is_integer(facts, number, "0")) {
    if (op == Operator::gt || op == Operator::ne) return CountQuestion::some;
    if (op == Operator::eq || op == Operator::le) return CountQuestion::none;
  }
  if (is_integer(facts, number, "1")) {
    if (op == Operator::ge) return CountQuestion::some;
    if (op == Operator::lt) return CountQuestion::none;
  }
  return CountQuestion::other;
}

}  // namespace djvet
