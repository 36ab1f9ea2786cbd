// Names that a loop binds are collected first; then every part of the query has to be one of those that can't change.
// SPDX-License-Identifier: MIT
#include "analyzer/infer/repeated_queries.h"

#include <algorithm>
#include <vector>

#include "analyzer/django/queryset_methods.h"

namespace djvet {
namespace {

/// The node that holds all that runs in each pass: of a comprehension, the whole of it.
NodeId statement_of(const FileFacts& facts, NodeId loop) {
  if (facts.kind(loop) != NodeKind::comprehension_for) return facts.kind(loop) == NodeKind::for_stmt ? loop : 0;
  for (NodeId around = loop; around-- > 0;) {
    if (around + facts.node(around).size() <= loop) continue;
    const NodeKind kind = facts.kind(around);
    return kind == NodeKind::list_comp || kind == NodeKind::set_comp || kind == NodeKind::dict_comp ||
                   kind == NodeKind::generator
               ? around
               : 0;
  }
  return 0;
}

void add_names(const FileFacts& facts, NodeId target, std::vector<std::string_view>& names) {
  if (target == 0) return;
  for (NodeId id = target; id < target + facts.node(target).size(); ++id)
    if (facts.kind(id) == NodeKind::name || facts.kind(id) == NodeKind::attribute) names.push_back(facts.text_of(id));
}

std::vector<std::string_view> bound_in(const FileFacts& facts, NodeId loop) {
  std::vector<std::string_view> names;
  for (NodeId id = loop; id < loop + facts.node(loop).size(); ++id) {
    switch (facts.kind(id)) {
      case NodeKind::for_stmt:
      case NodeKind::comprehension_for:
      case NodeKind::aug_assign: add_names(facts, facts.child(id, 0), names); break;
      case NodeKind::assign: {
        const NodeId value = facts.last_child(id);
        for (const NodeId target : facts.children(id))
          if (target != value) add_names(facts, target, names);
        break;
      }
      case NodeKind::as_pattern: add_names(facts, facts.last_child(id), names); break;
      case NodeKind::named:
      case NodeKind::import_stmt: names.push_back(facts.text_of(id)); break;
      default: break;
    }
  }
  return names;
}

bool says_write(std::string_view method) {
  constexpr std::string_view words[] = {"add",     "apply_async", "clear", "create", "delay", "delete",
                                        "execute", "remove",      "save",  "set",    "update"};
  return std::ranges::find(words, method) != std::end(words) || queryset_effect(method) == QuerySetEffect::write;
}

bool writes_in(const FileFacts& facts, NodeId loop) {
  for (NodeId id = loop; id < loop + facts.node(loop).size(); ++id) {
    if (facts.kind(id) != NodeKind::call) continue;
    const NodeId callee = facts.child(id, 0);
    if (callee != 0 && facts.kind(callee) == NodeKind::attribute && says_write(facts.text_of(callee))) return true;
  }
  return false;
}

/// A call that gives the same for the same arguments.
bool is_plain_call(const FileFacts& facts, NodeId call, bool& queries) {
  constexpr std::string_view functions[] = {"Avg",  "Count", "F",    "Max", "Min",    "Q",   "Sum",  "any",
                                            "bool", "len",   "list", "set", "sorted", "str", "tuple"};
  const NodeId callee = facts.child(call, 0);
  if (callee == 0) return false;
  if (facts.kind(callee) == NodeKind::name)
    return std::ranges::find(functions, facts.text_of(callee)) != std::end(functions);
  if (facts.kind(callee) != NodeKind::attribute) return false;
  const std::string_view method = facts.text_of(callee);
  if (method == "Q" || method == "F" || method == "Count") return true;
  const QuerySetEffect effect = queryset_effect(method);
  queries = queries || effect != QuerySetEffect::unknown;
  return effect != QuerySetEffect::unknown && effect != QuerySetEffect::write;
}

}  // namespace

bool asks_the_same(const FileFacts& facts, NodeId loop, NodeId query) {
  const NodeId statement = statement_of(facts, loop);
  if (statement == 0 || query == 0 || query < statement || query >= statement + facts.node(statement).size())
    return false;
  if (writes_in(facts, statement)) return false;
  const std::vector<std::string_view> bound = bound_in(facts, statement);
  bool queries = false;
  for (NodeId id = query; id < query + facts.node(query).size(); ++id) {
    switch (facts.kind(id)) {
      case NodeKind::name:
      case NodeKind::attribute:
        if (std::ranges::find(bound, facts.text_of(id)) != bound.end()) return false;
        break;
      case NodeKind::call:
        if (!is_plain_call(facts, id, queries)) return false;
        break;
      case NodeKind::string:
        if (facts.text_of(id) == "?") return false;  // order_by("?")
        break;
      case NodeKind::lambda:
      case NodeKind::await_expr:
      case NodeKind::yield_expr:
      case NodeKind::subscript:
      case NodeKind::unknown: return false;
      default: break;
    }
  }
  return queries;
}

}  // namespace djvet
