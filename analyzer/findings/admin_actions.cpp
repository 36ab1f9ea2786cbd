// The actions that an admin class lists: methods by name, and functions.
// Invariant: an action's permissions are those that admin.action() is given as texts.
// Source: django.contrib.admin.checks.ModelAdminChecks._check_actions.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/findings/admin_judging.h"

namespace djvet {
namespace {

using Kind = Constant::Kind;

/// The functions has_<permission>_permission() that every ModelAdmin has.
constexpr std::string_view own_permissions[] = {"add", "change", "delete", "view", "module"};

std::string_view last_part(std::string_view path) { return path.substr(path.rfind('.') + 1); }

/// The function of the tree that an item stands for; of another kind where that isn't known.
Symbol function_of(const AdminJudging& judging, const Constant& item) {
  if (item.is(Kind::string)) return judging.model.member(judging.entry.cls, item.text);
  const std::size_t dot = item.text.rfind('.');
  if (!item.is(Kind::reference) || dot == std::string::npos) return {};
  const auto modules = judging.model.modules();
  const auto at = std::ranges::find(modules, std::string_view(item.text).substr(0, dot), &Module::dotted);
  return at == modules.end() ? Symbol{} : judging.model.resolve_name(at->file, 0, last_part(item.text));
}

/// What `@admin.action(permissions=[...])` says of a function.
std::vector<std::string_view> permissions_of(const ProjectModel& model, const Symbol& function) {
  std::vector<std::string_view> out;
  const FileFacts& facts = model.facts(function.file);
  const Scope& scope = facts.scopes()[function.scope];
  for (const NodeId child : facts.children(scope.node)) {
    if (facts.kind(child) != NodeKind::decorator || facts.kind(facts.child(child, 0)) != NodeKind::call) continue;
    const NodeId call = facts.child(child, 0);
    const Symbol callee = model.resolve(function.file, scope.parent, facts.child(call, 0));
    if (!callee.is_external("django.contrib.admin.action") &&
        !callee.is_external("django.contrib.admin.decorators.action"))
      continue;
    for (const NodeId argument : facts.children(call)) {
      if (facts.kind(argument) != NodeKind::keyword || facts.text_of(argument) != "permissions") continue;
      const NodeId list = facts.child(argument, 0);
      if (facts.kind(list) != NodeKind::list && facts.kind(list) != NodeKind::tuple) continue;
      for (const NodeId item : facts.children(list))
        if (facts.kind(item) == NodeKind::string) out.push_back(facts.text_of(item));
    }
  }
  return out;
}

}  // namespace

void judge_actions(AdminJudging& judging) {
  std::set<std::string_view> names;
  for (const Constant& item : judging.items("actions")) {
    if (!item.is(Kind::string) && !item.is(Kind::reference)) continue;
    const Symbol function = function_of(judging, item);
    if (function.kind != Symbol::Kind::function) continue;
    const std::string_view name = last_part(item.text);
    if (!names.insert(name).second)
      judging.add(AdminSubject::actions, "admin.E130", item,
                  judging.class_name() + " has two actions of the name " + std::string(name),
                  "leave one out, or rename its function");
    for (const std::string_view permission : permissions_of(judging.model, function)) {
      const std::string method = "has_" + std::string(permission) + "_permission";
      if (std::ranges::find(own_permissions, permission) != std::end(own_permissions)) continue;
      if (judging.model.member(judging.entry.cls, method).kind != Symbol::Kind::unknown) continue;
      judging.add(AdminSubject::actions, "admin.E129", item,
                  "The action " + std::string(name) + " needs a method " + method + "() of " + judging.class_name(),
                  "def " + method + "(self, request):");
    }
  }
}

}  // namespace djvet
