// Parameters that bound a slice: whether every call in the project gives a small number, so that there are a few rows only.
// Known by name: any function of that name counts, and one that is handed on as a value may be called with anything.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <utility>

#include "analyzer/django/decorators.h"
#include "analyzer/infer/evaluator.h"

namespace djvet {
namespace {

/// Up to nine, as slices with a constant bound are judged.
bool is_few(const FileFacts& facts, NodeId node) {
  return node != 0 && facts.kind(node) == NodeKind::integer && facts.text_of(node).size() == 1;
}

/// Where a function's parameter is given by a call, and what stands for it where the call leaves it out.
struct Parameter {
  std::string_view name;
  std::size_t position = 0;  // among positional arguments, self not counted
  bool by_position = true;
  bool few_by_default = false;
};

/// Whether a call gives a small number for the parameter.
bool gives_few(const FileFacts& facts, NodeId call, const Parameter& parameter) {
  std::size_t position = 0;
  bool callee = true;
  for (const NodeId argument : facts.children(call)) {
    if (std::exchange(callee, false)) continue;
    const NodeKind kind = facts.kind(argument);
    if (kind == NodeKind::star || kind == NodeKind::double_star) return false;
    if (kind == NodeKind::keyword) {
      if (facts.text_of(argument) == parameter.name) return is_few(facts, facts.child(argument, 0));
    } else if (parameter.by_position && position++ == parameter.position) {
      return is_few(facts, argument);
    }
  }
  return parameter.few_by_default;
}

/// Calls of a name in a file; none where one is given something else than few, or the name is used in another way.
std::optional<std::size_t> calls_with_few(const FileFacts& facts, std::string_view name, const Parameter& parameter) {
  std::size_t calls = 0;
  for (NodeId id = 0; id < facts.nodes().size(); ++id) {
    const NodeKind kind = facts.kind(id);
    if ((kind != NodeKind::name && kind != NodeKind::attribute) || facts.text_of(id) != name) continue;
    const bool called = id > 0 && facts.kind(id - 1) == NodeKind::call;
    if (!called || !gives_few(facts, id - 1, parameter)) return std::nullopt;
    ++calls;
  }
  return calls;
}

/// Whether a name is bound again in a function's body.
bool is_bound_again(const FileFacts& facts, NodeId function, std::string_view name) {
  const NodeId body = facts.body(function);
  for (NodeId id = body; id < body + facts.node(body).size(); ++id) {
    const NodeKind kind = facts.kind(id);
    if (kind == NodeKind::named && facts.text_of(id) == name) return true;
    if (kind != NodeKind::assign && kind != NodeKind::aug_assign && kind != NodeKind::for_stmt) continue;
    const NodeId target = facts.child(id, 0);
    for (NodeId part = target; target != 0 && part < target + facts.node(target).size(); ++part)
      if (facts.kind(part) == NodeKind::name && facts.text_of(part) == name) return true;
  }
  return false;
}

}  // namespace

bool Evaluator::is_always_few(const NameKey& parameter) {
  const auto known = few_.find(parameter);
  if (known != few_.end()) return known->second;
  return few_[parameter] = given_few(parameter);
}

bool Evaluator::given_few(const NameKey& asked) const {
  const FileFacts& facts = model_.facts(asked.file);
  const Scope& scope = facts.scopes()[asked.scope];
  const NodeId function = scope.node;
  if (facts.kind(function) != NodeKind::function_def) return false;
  bool bound =
      facts.scopes()[scope.parent].is(scope_class) && method_kind(facts, function) != MethodKind::static_method;
  Parameter parameter{facts.text(asked.name)};
  bool found = false;
  for (const NodeId child : facts.children(function)) {
    if (found || facts.kind(child) != NodeKind::parameter) continue;
    if (std::exchange(bound, false)) continue;
    found = facts.node(child).text() == asked.name;
    if (facts.node(child).has(flag_star) || facts.node(child).has(flag_double_star)) return false;
    if (!found) {
      ++parameter.position;
      continue;
    }
    parameter.by_position = !facts.node(child).has(flag_keyword_only);
    const NodeId initial = facts.last_child(child);
    parameter.few_by_default = initial != 0 && facts.kind(initial) != NodeKind::annotation && is_few(facts, initial);
  }
  if (!found || is_bound_again(facts, function, parameter.name)) return false;
  std::size_t calls = 0;
  const std::vector<SourceFile>& files = model_.sources().files;
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (files[i].language != Language::python || files[i].role == Role::test || files[i].is_description()) continue;
    const std::optional<std::size_t> some = calls_with_few(model_.facts(FileId(i)), facts.text_of(function), parameter);
    if (!some) return false;
    calls += *some;
  }
  return calls > 0;
}

}  // namespace djvet
