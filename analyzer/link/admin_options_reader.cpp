// One interpreter for each class, so that what is evaluated for one is bounded and forgotten.
// SPDX-License-Identifier: MIT
#include "analyzer/link/admin_options_reader.h"

#include <algorithm>
#include <array>
#include <utility>

#include "analyzer/link/evaluate/interpreter.h"
#include "analyzer/model/components.h"

namespace djvet {
namespace {

constexpr std::array own_code = std::to_array<std::string_view>(
    {"__init__", "__new__", "__getattr__", "__getattribute__", "check", "checks_class", "__init_subclass__"});

bool is_generic(std::string_view base) { return base.starts_with("django.contrib.contenttypes.admin."); }

bool is_own_base(std::string_view base) {
  if (base == "builtins.object" || is_generic(base)) return true;
  const std::string_view name = base.substr(base.rfind('.') + 1);
  const bool admin = base.starts_with("django.contrib.admin.");
  return admin && (name == "ModelAdmin" || name == "StackedInline" || name == "TabularInline");
}

/// Whether a class statement of the tree has a decorator that isn't the admin's own.
bool is_decorated(const ProjectModel& model, const Class& cls) {
  const FileFacts& facts = model.facts(cls.file);
  const Scope& scope = facts.scopes()[cls.scope];
  for (const NodeId child : facts.children(scope.node)) {
    if (facts.kind(child) != NodeKind::decorator) continue;
    const NodeId expression = facts.child(child, 0);
    const NodeId callee = facts.kind(expression) == NodeKind::call ? facts.child(expression, 0) : expression;
    const Symbol symbol = model.resolve(cls.file, scope.parent, callee);
    if (!symbol.external.starts_with("django.contrib.admin.")) return true;
  }
  return false;
}

bool is_certain(const ProjectModel& model, const Interpreter& interpreter, ClassId id) {
  const Class& cls = model.cls(id);
  if (!std::ranges::all_of(cls.external_bases, is_own_base) || interpreter.has_own_metaclass(id)) return false;
  for (const ClassId each : cls.mro) {
    const Class& one = model.cls(each);
    const FileFacts& facts = model.facts(one.file);
    if (is_decorated(model, one) || facts.scopes()[one.scope].is(scope_conditional)) return false;
    // Each base is a class of the tree or one that is known by its path.
    for (const NodeId child : facts.children(facts.scopes()[one.scope].node)) {
      const NodeKind kind = facts.kind(child);
      if (kind == NodeKind::block) break;
      if (kind == NodeKind::decorator) continue;
      if (kind != NodeKind::name && kind != NodeKind::attribute) return false;
      const Symbol base = model.resolve(one.file, facts.scopes()[one.scope].parent, child);
      if (base.kind != Symbol::Kind::cls && base.kind != Symbol::Kind::external) return false;
    }
  }
  return std::ranges::none_of(
      own_code, [&](std::string_view name) { return model.member(id, name).kind != Symbol::Kind::unknown; });
}

}  // namespace

AdminOptions read_admin_options(const ProjectModel& model) {
  AdminOptions out;
  EvaluationBudget budget;
  for (const AdminClass& admin : model.components().admins) {
    Interpreter interpreter(model, budget);
    AdminOptions::Entry entry;
    entry.cls = admin.cls;
    entry.is_inline = admin.is_inline;
    entry.generic = std::ranges::any_of(model.cls(admin.cls).external_bases, is_generic);
    entry.certain = is_certain(model, interpreter, admin.cls);
    for (const std::string_view name : admin_option_names())
      if (const std::optional<Datum> value = interpreter.attribute_at(admin.cls, name))
        entry.options.push_back({name, interpreter.constant(*value)});
    out.entries.push_back(std::move(entry));
  }
  return out;
}

}  // namespace djvet
