// Conditions around class statements that ask which apps are installed, answered by the settings. What asks anything else is
// unknown.
// SPDX-License-Identifier: MIT
#include "analyzer/link/installed_apps.h"
#include "analyzer/model/resolver.h"

namespace djvet {
namespace {

constexpr int max_around = 40;  // statements around a class

Presence negated(Presence of) {
  if (of == Presence::unknown) return of;
  return of == Presence::yes ? Presence::no : Presence::yes;
}

/// Goes to what stands behind each `not`; whether their number is odd.
bool strip_not(const FileFacts& facts, NodeId& condition) {
  bool odd = false;
  while (facts.kind(condition) == NodeKind::not_op && facts.node(condition).size() > 1) {
    ++condition;
    odd = !odd;
  }
  return odd;
}

}  // namespace

/// Whether a class statement is reached when its scope is run: every statement around it that has several ways takes the one
/// that leads there.
Presence Installation::runs(FileId file, ScopeId definition) const {
  const FileFacts& facts = model_.facts(file);
  const Scope& scope = facts.scopes()[definition];
  if (!scope.is(scope_conditional)) return Presence::yes;
  NodeId around = facts.scopes()[scope.parent].node;
  for (int depth = 0; depth < max_around; ++depth) {
    NodeId next = 0;
    for (const NodeId child : facts.children(around))
      if (child <= scope.node && scope.node < child + facts.node(child).size()) next = child;
    if (next == 0) return Presence::unknown;
    const Presence reached = runs_arm(file, scope.parent, around, next);
    if (reached != Presence::yes) return reached;
    if (next == scope.node) return Presence::yes;
    around = next;
  }
  return Presence::unknown;
}

/// Whether a statement goes into one of its parts. The body of `try` is taken to succeed.
Presence Installation::runs_arm(FileId file, ScopeId scope, NodeId statement, NodeId arm) const {
  const FileFacts& facts = model_.facts(file);
  switch (facts.kind(statement)) {
    case NodeKind::if_stmt: {
      Presence last = Presence::no;  // the test before the arm
      for (const NodeId child : facts.children(statement)) {
        const NodeKind kind = facts.kind(child);
        if (child == arm) return kind == NodeKind::else_clause ? negated(last) : last;
        if (kind == NodeKind::block) {
          if (last != Presence::no) return negated(last);  // what follows is for when it doesn't hold
        } else {
          last = holds(file, scope, child);
        }
      }
      return Presence::unknown;
    }
    case NodeKind::for_stmt:
    case NodeKind::while_stmt:
    case NodeKind::match_stmt: return Presence::unknown;
    case NodeKind::try_stmt: return facts.kind(arm) == NodeKind::except_clause ? Presence::unknown : Presence::yes;
    default: return Presence::yes;
  }
}

Presence Installation::holds(FileId file, ScopeId scope, NodeId condition) const {
  const FileFacts& facts = model_.facts(file);
  const bool negate = strip_not(facts, condition);
  const NodeKind kind = facts.kind(condition);
  if (kind != NodeKind::bool_and && kind != NodeKind::bool_or) {
    const Presence out = asks(file, scope, condition);
    return negate ? negated(out) : out;
  }
  const Presence decides = kind == NodeKind::bool_and ? Presence::no : Presence::yes;
  Presence out = negated(decides);
  for (NodeId part : facts.children(condition)) {
    const bool denied = strip_not(facts, part);
    const Presence asked = asks(file, scope, part);
    const Presence one = denied ? negated(asked) : asked;
    if (one == Presence::yes || one == Presence::no) {
      if (one != decides) continue;
      out = one;
      break;
    }
    out = one;
  }
  return negate ? negated(out) : out;
}

/// A condition without `and` and `or`.
Presence Installation::asks(FileId file, ScopeId scope, NodeId condition) const {
  const FileFacts& facts = model_.facts(file);
  switch (facts.kind(condition)) {
    case NodeKind::true_value: return Presence::yes;
    case NodeKind::false_value: return Presence::no;
    case NodeKind::compare: return names_entry(file, scope, condition);
    case NodeKind::call: break;
    default: return Presence::unknown;
  }
  const NodeId callee = facts.child(condition, 0);
  const NodeId argument = facts.child(condition, 1);
  if (callee == 0 || argument == 0) return Presence::unknown;
  if (facts.text_of(callee) == "is_model_registered")
    return Presence::no;  // an app that replaces the model says it first
  if (facts.kind(argument) != NodeKind::string || facts.child(condition, 2) != 0) return Presence::unknown;
  const Symbol function = Resolver(model_).expression(file, scope, callee);
  const bool asks_apps = function.is_external("django.apps.apps.is_installed") ||
                         function.is_external("django.apps.registry.apps.is_installed");
  return asks_apps ? installs(facts.text_of(argument)) : Presence::unknown;
}

/// `"shop" in settings.INSTALLED_APPS`: an entry as it is spelt there.
Presence Installation::names_entry(FileId file, ScopeId scope, NodeId compare) const {
  const FileFacts& facts = model_.facts(file);
  const Operator op = facts.node(compare).op();
  const NodeId left = facts.child(compare, 0);
  const NodeId right = facts.child(compare, 1);
  if (right == 0 || facts.child(compare, 2) != 0 || (op != Operator::in && op != Operator::not_in) ||
      facts.kind(left) != NodeKind::string ||
      !Resolver(model_).expression(file, scope, right).is_external("django.conf.settings.INSTALLED_APPS"))
    return Presence::unknown;
  const Presence absent = all_known_ && !apps_.empty() ? Presence::no : Presence::unknown;
  const Presence listed = entries_.contains(facts.text_of(left)) ? Presence::yes : absent;
  return op == Operator::in ? listed : negated(listed);
}

}  // namespace djvet
