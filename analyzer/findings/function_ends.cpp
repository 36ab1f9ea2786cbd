// Follows the statements of one function, as deep as facts are; definitions inside it are left aside.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/function_ends.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace djvet {
namespace {

bool may_end_program(const FileFacts& facts, NodeId call) {
  constexpr std::array<std::string_view, 7> words = {"fail", "raise", "abort", "error", "exit", "Error", "deny"};
  const NodeKind kind = facts.kind(call + 1);
  if (kind != NodeKind::name && kind != NodeKind::attribute) return true;
  const std::string_view name = facts.text_of(call + 1);
  return std::ranges::any_of(words, [&](std::string_view word) { return name.find(word) != name.npos; });
}

class Ways {
 public:
  explicit Ways(const FileFacts& facts) : facts_(facts) {}

  /// Whether control may go on behind a statement or block.
  [[nodiscard]] bool passes(NodeId node) const {
    switch (facts_.kind(node)) {
      case NodeKind::block:
      case NodeKind::else_clause:
      case NodeKind::finally_clause: return passes_all(node);
      case NodeKind::return_stmt:
      case NodeKind::raise_stmt:
      case NodeKind::break_stmt:
      case NodeKind::continue_stmt:
      case NodeKind::error: return false;
      case NodeKind::assert_stmt: return facts_.kind(facts_.child(node, 0)) != NodeKind::false_value;
      case NodeKind::call: return !may_end_program(facts_, node);
      case NodeKind::if_stmt: return passes_choice(node);
      case NodeKind::while_stmt: return facts_.kind(facts_.child(node, 0)) != NodeKind::true_value || breaks(node);
      case NodeKind::with_stmt: return passes(facts_.body(node));
      case NodeKind::try_stmt: return passes_try(node);
      case NodeKind::match_stmt: return passes_match(node);
      default: return true;
    }
  }

 private:
  [[nodiscard]] bool passes_all(NodeId block) const {
    const auto statements = facts_.children(block);
    return std::ranges::all_of(statements, [&](NodeId statement) { return passes(statement); });
  }

  [[nodiscard]] bool passes_choice(NodeId node) const {
    bool otherwise = true;
    for (const NodeId child : facts_.children(node)) {
      const NodeKind kind = facts_.kind(child);
      if (kind == NodeKind::block && passes(child)) return true;
      if (kind == NodeKind::else_clause) otherwise = passes(child);
    }
    return otherwise;
  }

  [[nodiscard]] bool passes_try(NodeId node) const {
    bool body = false;
    bool handled = false;
    for (const NodeId child : facts_.children(node)) {
      switch (facts_.kind(child)) {
        case NodeKind::block: body = passes(child); break;
        case NodeKind::else_clause: body = body && passes(child); break;
        case NodeKind::except_clause: handled = passes(facts_.body(child)) || handled; break;
        case NodeKind::finally_clause:
          if (!passes(child)) return false;
          break;
        default: break;
      }
    }
    return body || handled;
  }

  /// Some pattern may be one that takes all; which one isn't looked at.
  [[nodiscard]] bool passes_match(NodeId node) const {
    for (const NodeId child : facts_.children(node))
      if (facts_.kind(child) == NodeKind::case_clause && passes(facts_.body(child))) return true;
    return false;
  }

  [[nodiscard]] bool breaks(NodeId loop) const {
    for (NodeId at = loop + 1; at < loop + facts_.node(loop).size(); ++at)
      if (facts_.kind(at) == NodeKind::break_stmt) return true;
    return false;
  }

  const FileFacts& facts_;
};

}  // namespace

FunctionEnds ends_of(const FileFacts& facts, NodeId function) {
  FunctionEnds ends;
  const NodeId body = facts.body(function);
  if (body == 0) return ends;
  const NodeId end = body + facts.node(body).size();
  for (NodeId at = body; at < end; ++at) {
    const NodeKind kind = facts.kind(at);
    if (kind == NodeKind::function_def || kind == NodeKind::class_def || kind == NodeKind::lambda) {
      at += facts.node(at).size() - 1;
    } else if (kind == NodeKind::yield_expr) {
      ends.yields = true;
    } else if (kind == NodeKind::return_stmt) {
      (facts.child(at, 0) == 0 ? ends.bare : ends.values).push_back(at);
    }
  }
  ends.runs_out = Ways(facts).passes(body);
  return ends;
}

}  // namespace djvet
