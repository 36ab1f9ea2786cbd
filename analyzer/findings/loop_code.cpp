// Walks over the flat tree of one file; a function's code is the range of its nodes.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/loop_code.h"

#include <algorithm>

#include "analyzer/django/queryset_methods.h"
#include "analyzer/findings/fingerprint.h"

namespace djvet {
namespace {

/// The function or class around a node; 0 at module level.
NodeId definition_around(const FileFacts& facts, NodeId node) {
  return facts.scopes()[enclosing_scope(facts, facts.span(node))].node;
}

NodeId end_of(const FileFacts& facts, NodeId node) { return node + facts.node(node).size(); }

/// The nodes below a definition that bind a name.
std::vector<NodeId> bindings_in(const FileFacts& facts, NodeId definition, std::string_view name) {
  std::vector<NodeId> found;
  for (NodeId at = definition + 1; at < end_of(facts, definition); ++at)
    if (binds(facts, at, name)) found.push_back(at);
  return found;
}

/// What a name is assigned by a statement that assigns nothing else; 0 for others.
NodeId assigned_value(const FileFacts& facts, NodeId statement, std::string_view name) {
  if (facts.kind(statement) != NodeKind::assign || facts.node(statement).has(flag_no_value)) return 0;
  const NodeId value = facts.child(statement, 1);
  return value == facts.last_child(statement) && is_name(facts, facts.child(statement, 0), name) ? value : 0;
}

/// From a chain of methods, attributes and slices one step towards what it begins with; 0 there.
NodeId inwards(const FileFacts& facts, NodeId expression) {
  const NodeKind kind = facts.kind(expression);
  if (kind == NodeKind::subscript || kind == NodeKind::attribute) return facts.child(expression, 0);
  const NodeId callee = kind == NodeKind::call ? facts.child(expression, 0) : 0;
  return callee != 0 && facts.kind(callee) == NodeKind::attribute ? facts.child(callee, 0) : 0;
}

NodeId begin_of_chain(const FileFacts& facts, NodeId expression) {
  for (NodeId inner = inwards(facts, expression); inner != 0; inner = inwards(facts, expression)) expression = inner;
  return expression;
}

/// Whether a name has one value, from before an expression on to the end of the function around.
bool is_settled(const FileFacts& facts, NodeId definition, std::string_view name, NodeId before) {
  if (definition == 0) return false;
  const std::vector<NodeId> bindings = bindings_in(facts, definition, name);
  if (bindings.empty()) return true;
  if (bindings.size() > 1) return false;
  const NodeId binding = bindings.front(), around = parent_of(facts, binding);
  if (facts.kind(binding) == NodeKind::parameter) return around == definition;
  return assigned_value(facts, binding, name) != 0 && around == facts.body(definition) &&
         end_of(facts, binding) <= before;
}

/// Whether every expression of a node's subtree is a literal, Q(...), or a name that `is_known`.
template <class Predicate>
bool consists_of(const ProjectModel& model, FileId file, NodeId node, const Predicate& is_known) {
  const FileFacts& facts = model.facts(file);
  for (NodeId at = node; at < end_of(facts, node); ++at) {
    switch (facts.kind(at)) {
      case NodeKind::keyword:
      case NodeKind::attribute:
      case NodeKind::integer:
      case NodeKind::floating:
      case NodeKind::true_value:
      case NodeKind::false_value:
      case NodeKind::none_value:
      case NodeKind::list:
      case NodeKind::tuple:
      case NodeKind::set:
      case NodeKind::unary:
      case NodeKind::binary: continue;
      case NodeKind::string:
        if (facts.node(at).has(flag_clipped)) return false;
        continue;
      case NodeKind::name:
        if (!is_known(at)) return false;
        continue;
      case NodeKind::call: {
        const NodeId callee = facts.child(at, 0);
        const ScopeId scope = enclosing_scope(facts, facts.span(at));
        if (!model.resolve(file, scope, callee).external.starts_with("django.db.models.") ||
            facts.text_of(callee) != "Q")
          return false;
        continue;
      }
      default: return false;
    }
  }
  return true;
}

/// Built-in functions that take any iterable.
constexpr std::string_view takes_iterables[] = {"all", "any", "bool", "enumerate", "frozenset", "iter",  "len", "list",
                                                "max", "min", "set",  "sorted",    "sum",       "tuple", "zip"};

bool has_true(const FileFacts& facts, NodeId call, std::string_view keyword) {
  return std::ranges::any_of(facts.children(call), [&](NodeId argument) {
    return facts.kind(argument) == NodeKind::keyword && facts.text_of(argument) == keyword &&
           facts.kind(facts.child(argument, 0)) == NodeKind::true_value;
  });
}

/// Whether the code around an expression only goes through its rows, counts them, or asks whether there are any.
bool is_read_as_list(const FileFacts& facts, NodeId expression) {
  if (is_condition(facts, expression)) return true;
  const NodeId around = parent_of(facts, expression);
  switch (facts.kind(around)) {
    case NodeKind::for_stmt:
    case NodeKind::comprehension_for: return facts.child(around, 1) == expression;
    case NodeKind::compare: {
      const Operator op = facts.node(around).op();
      return (op == Operator::in || op == Operator::not_in) && facts.child(around, 1) == expression &&
             facts.child(around, 2) == 0;
    }
    case NodeKind::call: {
      const NodeId callee = facts.child(around, 0);
      if (callee == expression) return false;
      // A serializer of REST framework goes through what it is given.
      if (facts.child(around, 1) == expression && has_true(facts, around, "many")) return true;
      if (facts.kind(callee) == NodeKind::name)
        return std::ranges::find(takes_iterables, facts.text_of(callee)) != std::end(takes_iterables);
      return facts.kind(callee) == NodeKind::attribute && facts.text_of(callee) == "join" &&
             facts.kind(facts.child(callee, 0)) == NodeKind::string;
    }
    default: return false;
  }
}

}  // namespace

bool is_name(const FileFacts& facts, NodeId node, std::string_view name) {
  return facts.kind(node) == NodeKind::name && facts.text_of(node) == name;
}

bool mentions(const FileFacts& facts, NodeId expression, std::string_view name) {
  for (NodeId at = expression, end = expression + facts.node(expression).size(); at < end; ++at)
    if (is_name(facts, at, name)) return true;
  return false;
}

bool binds(const FileFacts& facts, NodeId node, std::string_view name) {
  const auto in_child = [&](std::size_t n) {
    const NodeId child = facts.child(node, n);
    return child != 0 && mentions(facts, child, name);
  };
  switch (facts.kind(node)) {
    case NodeKind::assign: {
      const NodeId value = facts.last_child(node);
      return std::ranges::any_of(facts.children(node),
                                 [&](NodeId child) { return child != value && mentions(facts, child, name); });
    }
    case NodeKind::aug_assign:
    case NodeKind::for_stmt:
    case NodeKind::comprehension_for: return in_child(0);
    case NodeKind::as_pattern: return in_child(1);
    case NodeKind::delete_stmt:
    case NodeKind::global_stmt:
    case NodeKind::pattern: return mentions(facts, node, name);
    case NodeKind::named:
    case NodeKind::function_def:
    case NodeKind::class_def:
    case NodeKind::parameter: return facts.text_of(node) == name;
    case NodeKind::import_stmt: return facts.text(facts.imports()[facts.node(node).text()].bound) == name;
    default: return false;
  }
}

bool says(const FileFacts& facts, std::string_view text) {
  for (TextId id = 1; id < facts.text_count(); ++id)
    if (facts.text(id) == text) return true;
  return false;
}

bool same_code(const FileFacts& facts, NodeId one, NodeId other) {
  if (facts.node(one).size() != facts.node(other).size()) return false;
  for (NodeId i = 0; i < facts.node(one).size(); ++i) {
    const Node &a = facts.node(one + i), &b = facts.node(other + i);
    if (a.kind() != b.kind() || a.text() != b.text() || a.flags() != b.flags() || a.op() != b.op() ||
        a.size() != b.size())
      return false;
  }
  return true;
}

NodeId parent_of(const FileFacts& facts, NodeId node) {
  NodeId around = node;
  while (around > 0 && (around == node || end_of(facts, around) <= node)) --around;
  return around;
}

NodeId only_argument(const FileFacts& facts, NodeId call, std::size_t before) {
  return facts.child(call, before + 2) == 0 ? facts.child(call, before + 1) : 0;
}

NodeId receiver_of(const FileFacts& facts, NodeId call, std::string_view method) {
  if (call == 0 || facts.kind(call) != NodeKind::call) return 0;
  const NodeId callee = facts.child(call, 0);
  const bool called = facts.kind(callee) == NodeKind::attribute && facts.text_of(callee) == method;
  return called ? facts.child(callee, 0) : 0;
}

NodeId iterable_of(const FileFacts& facts, NodeId iteration) {
  if (facts.nodes().empty()) return 0;  // a template's
  const NodeKind kind = facts.kind(iteration);
  return kind == NodeKind::for_stmt || kind == NodeKind::comprehension_for ? facts.child(iteration, 1) : iteration;
}

NodeId without_wrappers(const FileFacts& facts, NodeId rows) {
  constexpr std::string_view wrappers[] = {"enumerate", "iter", "list", "map", "reversed", "set", "sorted", "tuple"};
  while (rows != 0 && facts.kind(rows) == NodeKind::call) {
    const NodeId callee = facts.child(rows, 0);
    if (callee == 0 || facts.kind(callee) != NodeKind::name) break;
    const std::string_view name = facts.text_of(callee);
    const NodeId inner = facts.child(rows, name == "map" ? 2 : 1);
    if (std::ranges::find(wrappers, name) == std::end(wrappers) || inner == 0) break;
    rows = inner;
  }
  return rows;
}

NodeId loop_around(const FileFacts& facts, NodeId iteration) {
  if (facts.kind(iteration) != NodeKind::comprehension_for) return iteration;
  NodeId around = iteration;
  while (around > 0 &&
         (facts.kind(around) == NodeKind::comprehension_for || around + facts.node(around).size() <= iteration))
    --around;
  return around;
}

std::string_view row_name(const FileFacts& facts, const Access& access) {
  if (!access.calls.empty() || access.access.file != access.iteration.file || facts.nodes().empty()) return {};
  const NodeId iteration = access.iteration.node;
  if (facts.kind(iteration) != NodeKind::for_stmt && facts.kind(iteration) != NodeKind::comprehension_for) return {};
  const NodeId target = facts.child(iteration, 0), loop = loop_around(facts, iteration);
  const NodeId end = loop + facts.node(loop).size();
  if (target == 0 || facts.kind(target) != NodeKind::name || access.access.node <= loop || access.access.node >= end)
    return {};
  const std::string_view name = facts.text_of(target);
  for (NodeId at = loop; at < end; ++at)
    if (at != iteration && binds(facts, at, name)) return {};
  return name;
}

std::vector<NodeId> made_from(const FileFacts& facts, NodeId iterable, const std::function<bool(NodeId)>& is_end) {
  if (iterable == 0) return {};
  const NodeId definition = definition_around(facts, iterable);
  std::vector<NodeId> made, waiting{iterable};
  std::vector<std::string_view> followed;
  while (!waiting.empty()) {
    const NodeId expression = without_wrappers(facts, waiting.back());
    waiting.pop_back();
    const NodeId base = begin_of_chain(facts, expression);
    const bool local = definition != 0 && facts.kind(base) == NodeKind::name && !is_end(expression);
    const std::string_view name = local ? facts.text_of(base) : std::string_view();
    const std::vector<NodeId> bindings = local ? bindings_in(facts, definition, name) : std::vector<NodeId>{};
    const bool assigned =
        std::ranges::all_of(bindings, [&](NodeId binding) { return assigned_value(facts, binding, name) != 0; });
    if (bindings.empty() || !assigned) {
      made.push_back(expression);
      continue;
    }
    if (std::ranges::find(followed, name) != followed.end()) continue;
    followed.push_back(name);
    for (const NodeId binding : bindings) waiting.push_back(assigned_value(facts, binding, name));
  }
  return made;
}

bool made_in_sight(const ProjectModel& model, const Access& access) {
  const FileId file = access.iteration.file;
  const FileFacts& facts = model.facts(file);
  std::vector<Site> places = access.other_querysets;
  places.push_back(access.queryset);
  const auto is_place = [&](NodeId expression) {
    for (NodeId at = expression; at != 0; at = inwards(facts, at))
      if (std::ranges::find(places, Site{file, at}) != places.end()) return true;
    return false;
  };
  // A function without arguments gives every caller the same.
  const auto is_function = [&](NodeId expression) {
    const NodeId call = begin_of_chain(facts, expression);
    const NodeId callee = facts.kind(call) == NodeKind::call && facts.child(call, 1) == 0 ? facts.child(call, 0) : 0;
    if (callee == 0 || facts.kind(callee) != NodeKind::name) return false;
    const Symbol function = model.resolve(file, enclosing_scope(facts, facts.span(call)), callee);
    return function.kind == Symbol::Kind::function && std::ranges::all_of(places, [&](const Site& place) {
             const FileFacts& other = model.facts(place.file);
             return place.file == function.file && enclosing_scope(other, other.span(place.node)) == function.scope;
           });
  };
  const std::vector<NodeId> made = made_from(facts, iterable_of(facts, access.iteration.node), is_place);
  return !made.empty() &&
         std::ranges::all_of(made, [&](NodeId expression) { return is_place(expression) || is_function(expression); });
}

bool is_constant(const ProjectModel& model, FileId file, NodeId expression, const Strategy::Place& place) {
  const FileFacts& facts = model.facts(file);
  const NodeId definition = definition_around(facts, expression);
  const bool together = place.file == file && definition_around(facts, place.node) == definition;
  return consists_of(model, file, expression, [&](NodeId name) {
    return together && is_settled(facts, definition, facts.text_of(name), place.node);
  });
}

bool is_constant_call(const ProjectModel& model, FileId file, NodeId call, const Strategy::Place& place) {
  std::size_t n = 0;
  return std::ranges::all_of(model.facts(file).children(call),
                             [&](NodeId argument) { return n++ == 0 || is_constant(model, file, argument, place); });
}

bool writes_rows(const FileFacts& facts, NodeId loop) {
  constexpr std::string_view related[] = {"add", "clear", "remove", "set", "update"};
  for (NodeId at = loop; at < end_of(facts, loop); ++at) {
    const NodeId callee = facts.kind(at) == NodeKind::call ? facts.child(at, 0) : 0;
    if (callee == 0 || facts.kind(callee) != NodeKind::attribute) continue;
    const std::string_view method = facts.text_of(callee);
    // Sets and dicts have these methods, too; they are held by names.
    if (std::ranges::find(related, method) != std::end(related)) {
      if (facts.kind(facts.child(callee, 0)) != NodeKind::name) return true;
    } else if (method == "save" || queryset_effect(method) == QuerySetEffect::write) {
      return true;
    }
  }
  return false;
}

bool is_condition(const FileFacts& facts, NodeId expression) {
  const NodeId around = parent_of(facts, expression);
  const NodeKind kind = facts.kind(around);
  return kind == NodeKind::if_stmt || kind == NodeKind::not_op ||
         (kind == NodeKind::conditional && facts.child(around, 1) == expression);
}

bool may_be_list(const FileFacts& facts, NodeId expression) {
  if (is_read_as_list(facts, expression)) return true;
  const NodeId statement = parent_of(facts, expression), definition = definition_around(facts, expression);
  if (facts.kind(statement) != NodeKind::assign || definition == 0) return false;
  const NodeId target = facts.child(statement, 0);
  if (facts.kind(target) != NodeKind::name) return false;
  const std::string_view name = facts.text_of(target);
  if (assigned_value(facts, statement, name) != expression || bindings_in(facts, definition, name).size() != 1)
    return false;
  for (NodeId at = definition + 1; at < end_of(facts, definition); ++at)
    if (at != target && is_name(facts, at, name) && !is_read_as_list(facts, at)) return false;
  return true;
}

}  // namespace djvet
