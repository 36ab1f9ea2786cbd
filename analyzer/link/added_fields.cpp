// Files that hold one of the two method names are searched for calls.
// SPDX-License-Identifier: MIT
#include "analyzer/link/added_fields.h"

#include <algorithm>

#include "analyzer/model/resolver.h"

namespace djvet {
namespace {

/// The innermost scope around a node.
ScopeId scope_around(const FileFacts& facts, NodeId node) {
  const std::span<const Scope> scopes = facts.scopes();
  ScopeId around = 0;
  for (ScopeId at = 1; at < scopes.size() && scopes[at].node < node; ++at)
    if (node < scopes[at].node + facts.node(scopes[at].node).size()) around = at;
  return around;
}

}  // namespace

AddedFields::AddedFields(const ProjectModel& model, ClassLinks& classes, InstalledApps& apps, FieldReader& reader)
    : model_(model), classes_(classes), apps_(apps), reader_(reader) {
  for (const Module& module : model.modules()) {
    if (model.sources().files[module.file.index()].role == Role::test) continue;
    const std::string_view pool = model.facts(module.file).pool();
    if (pool.find("add_to_class") != pool.npos || pool.find("contribute_to_class") != pool.npos) read(module.file);
  }
}

const AddedFields::Addition* AddedFields::of(ClassId cls) const {
  const auto found = by_class_.find(cls);
  return found == by_class_.end() ? nullptr : &found->second;
}

const AddedFields::Addition* AddedFields::of(std::string_view path) const {
  const auto found = by_path_.find(path);
  return found == by_path_.end() ? nullptr : &found->second;
}

void AddedFields::read(FileId file) {
  const FileFacts& facts = model_.facts(file);
  for (NodeId node = 1; node + 3 < facts.nodes().size(); ++node) {
    if (facts.kind(node) != NodeKind::call || facts.kind(node + 1) != NodeKind::attribute) continue;
    const std::string_view method = facts.text_of(node + 1);
    const bool to_class = method == "add_to_class";
    if (!to_class && method != "contribute_to_class") continue;
    const NodeId object = facts.child(node + 1, 0);
    const NodeId first = facts.child(node, 1);
    const NodeId second = facts.child(node, 2);
    const auto plain = [&](NodeId argument) {
      return argument != 0 && facts.kind(argument) != NodeKind::keyword && facts.kind(argument) != NodeKind::star &&
             facts.kind(argument) != NodeKind::double_star;
    };
    if (object == 0 || !plain(first) || !plain(second) || facts.child(node, 3) != 0) continue;
    const ScopeId scope = scope_around(facts, node);
    add(to_class ? Call{file, scope, node, object, first, second} : Call{file, scope, node, first, second, object});
  }
}

void AddedFields::add(const Call& call) {
  std::vector<Ancestor> targets;
  if (!classes_.evaluate(call.file, call.scope, call.model, Resolver::anywhere, targets) || targets.size() != 1) return;
  if (!may_be_field(call)) return;
  const Ancestor& target = targets[0];
  Addition& to = target.cls.valid() ? by_class_[target.cls] : by_path_[std::string(target.external)];
  std::optional<std::string> name = reader_.text(call.file, call.scope, call.name);
  const FileFacts& facts = model_.facts(call.file);
  std::optional<DeclaredField> field;
  if (name && runs(call, target.cls) && facts.kind(call.field) == NodeKind::call) {
    const FieldArgument made{call.file, call.scope, call.field, call.node};
    field = reader_.field(made, names_.emplace_back(std::move(*name)), facts.span(call.name));
  }
  if (field) to.fields.push_back(std::move(*field));
  else to.uncertain = true;
}

/// Whether the call runs whenever the apps are there: at its module's top level, in a module that is certainly imported.
bool AddedFields::runs(const Call& call, ClassId target) {
  const FileFacts& facts = model_.facts(call.file);
  const bool top_level = std::ranges::any_of(facts.children(0), [&](NodeId child) { return child == call.node; });
  if (!top_level) return false;
  if (target.valid() && model_.cls(target).file == call.file) return true;
  return apps_.of(call.file).imports(call.file) == Presence::yes;
}

/// Functions, managers and other values are added as well: a field is what a call of a class makes that isn't Python's own.
bool AddedFields::may_be_field(const Call& call) const {
  const FileFacts& facts = model_.facts(call.file);
  if (facts.kind(call.field) == NodeKind::lambda || facts.kind(call.field) == NodeKind::string) return false;
  const bool called = facts.kind(call.field) == NodeKind::call;
  const Symbol symbol = Resolver(model_).expression(call.file, call.scope, called ? call.field + 1 : call.field);
  if (symbol.kind == Symbol::Kind::function) return called;
  return !(symbol.kind == Symbol::Kind::external && symbol.external.starts_with("builtins."));
}

}  // namespace djvet
