// The call is matched node by node: whatever isn't foreseen in it says that it asks for something else.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/query_strategies.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "analyzer/findings/fingerprint.h"
#include "analyzer/findings/loading_strategies.h"

namespace djvet {
namespace {

bool names(const FileFacts& facts, NodeId node, std::string_view name) {
  return facts.kind(node) == NodeKind::name && facts.text_of(node) == name;
}

/// Whether a name stands anywhere in an expression.
bool mentions(const FileFacts& facts, NodeId expression, std::string_view name) {
  for (NodeId at = expression, end = expression + facts.node(expression).size(); at < end; ++at)
    if (names(facts, at, name)) return true;
  return false;
}

/// Whether a node binds a name, or changes what it is bound to.
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
    case NodeKind::import_stmt: return true;
    default: return false;
  }
}

/// The name that the loop around the access gives its row; empty unless it is that row wherever the loop says it.
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

/// The only argument of a call behind `before` others; 0 when it has more or less.
NodeId only_argument(const FileFacts& facts, NodeId call, std::size_t before = 0) {
  return facts.child(call, before + 2) == 0 ? facts.child(call, before + 1) : 0;
}

/// What a method is called on; 0 unless the node is a call of it.
NodeId receiver_of(const FileFacts& facts, NodeId call, std::string_view method) {
  if (call == 0 || facts.kind(call) != NodeKind::call) return 0;
  const NodeId callee = facts.child(call, 0);
  const bool called = facts.kind(callee) == NodeKind::attribute && facts.text_of(callee) == method;
  return called ? facts.child(callee, 0) : 0;
}

/// One row, asked for by one keyword argument of a model's manager.
struct RowQuery {
  NodeId model = 0;  // the expression that names it
  std::string_view manager;
  NodeId keyword = 0;
  bool must_exist = false;  // it raises where there is none
};

RowQuery row_query(const ProjectModel& model, const Site& site, ScopeId scope) {
  const FileFacts& facts = model.facts(site.file);
  const NodeId call = site.node;
  if (facts.kind(call) != NodeKind::call) return {};
  const NodeId callee = facts.child(call, 0);
  if (facts.kind(callee) == NodeKind::name) {
    const Symbol function = model.resolve(site.file, scope, callee);
    if (!function.is_external("django.shortcuts.get_object_or_404")) return {};
    return {facts.child(call, 1), {}, only_argument(facts, call, 1), true};
  }
  NodeId asked = call, manager = receiver_of(facts, call, "get");
  const bool must_exist = manager != 0;
  if (!must_exist) {
    asked = receiver_of(facts, call, "first");
    if (facts.child(call, 1) != 0) return {};
    manager = receiver_of(facts, asked, "filter");
  }
  if (manager == 0 || facts.kind(manager) != NodeKind::attribute) return {};
  return {facts.child(manager, 0), facts.text_of(manager), only_argument(facts, asked), must_exist};
}

/// Whether a manager is Django's own, which leaves no row out and loads nothing by itself.
bool is_plain(const Manager& manager) { return manager.known && !manager.cls.valid() && !manager.queryset.valid(); }

bool gives_all_rows(const Model& model, std::string_view manager) {
  const auto found = std::ranges::find(model.managers, manager, &Manager::name);
  return found != model.managers.end() && is_plain(*found);
}

/// Whether the database may hold keys of rows that are gone (Django, ForeignKey.db_constraint), which an inner join would drop.
bool is_constraint(const ProjectModel& model, const Field& field) {
  if (!field.file.valid() || field.call == 0) return false;
  const FileFacts& facts = model.facts(field.file);
  return std::ranges::none_of(facts.children(field.call), [&](NodeId argument) {
    const NodeKind kind = facts.kind(argument);
    return kind == NodeKind::double_star || (kind == NodeKind::keyword && facts.text_of(argument) == "db_constraint");
  });
}

Strategy load(const ProjectModel& model, const Access& access, Strategy::Kind kind, std::string name) {
  Strategy strategy;
  strategy.kind = kind;
  strategy.places.push_back({access.queryset.file, access.queryset.node});
  for (const Site& other : access.other_querysets) strategy.places.push_back({other.file, other.node});
  strategy.names.push_back(std::move(name));
  strategy.manager = model.model(access.model).default_manager;
  strategy.safety = Safety::unsafe;
  return strategy;
}

std::optional<Strategy> related_row(const ProjectModel& model, const Access& access, std::string_view row) {
  const FileFacts& facts = model.facts(access.access.file);
  const ScopeId scope = enclosing_scope(facts, facts.span(access.access.node));
  const RowQuery query = row_query(model, access.access, scope);
  if (query.model == 0 || query.keyword == 0 || facts.kind(query.keyword) != NodeKind::keyword) return std::nullopt;
  const NodeId key = facts.child(query.keyword, 0);
  if (facts.kind(key) != NodeKind::attribute || !names(facts, facts.child(key, 0), row)) return std::nullopt;
  const std::string_view attname = facts.text_of(key);
  if (!attname.ends_with("_id")) return std::nullopt;
  const Field* const field = model.field(access.model, attname.substr(0, attname.size() - 3));
  if (field == nullptr || field->attname != attname || !field->relation.valid()) return std::nullopt;
  const Relation& relation = model.relation(field->relation);
  const Symbol named = model.resolve(access.access.file, scope, query.model);
  if (named.kind != Symbol::Kind::cls || !relation.target.valid() || model.cls(named.cls).model != relation.target ||
      !relation.to_field.empty())
    return std::nullopt;
  const Model& target = model.model(relation.target);
  const std::string_view column = facts.text_of(query.keyword);
  const std::string_view manager = query.manager.empty() ? std::string_view(target.default_manager) : query.manager;
  // No row has the key None: that raises, while the attribute is None.
  if ((query.must_exist && relation.nullable) || (column != "pk" && column != target.primary_key) ||
      !gives_all_rows(target, manager) || !is_constraint(model, *field))
    return std::nullopt;
  Strategy strategy = load(model, access, Strategy::Kind::select_related, field->name);
  strategy.keys.push_back(field->name);
  strategy.replaced = {access.access.file, access.access.node};
  strategy.replacement = std::string(row) + "." + field->name;
  return strategy;
}

/// The attribute of a row that holds what values_list() gives for a name; empty where they may differ: a file's column is its
/// name alone.
std::string attribute_of(const ProjectModel& model, ModelId rows, std::string_view name) {
  if (name == "pk") return "pk";
  const Field* const field = model.field(rows, name);
  if (field == nullptr || !field->base.starts_with("django.db.models.") || field->base.ends_with(".FileField") ||
      field->base.ends_with(".ImageField"))
    return {};
  return field->attname;
}

std::optional<Strategy> related_values(const ProjectModel& model, const Access& access, std::string_view row) {
  const FileFacts& facts = model.facts(access.access.file);
  if (access.relations.size() != 1 || !access.method.empty() || access.streams) return std::nullopt;
  NodeId replaced = access.access.node, values = replaced;
  if (facts.kind(values) == NodeKind::call && names(facts, facts.child(values, 0), "list"))
    values = only_argument(facts, values);
  NodeId manager = receiver_of(facts, values, "values_list");
  if (const NodeId all = receiver_of(facts, manager, "all")) manager = facts.child(manager, 1) == 0 ? all : 0;
  if (manager == 0 || facts.kind(manager) != NodeKind::attribute || facts.text_of(manager) != access.path ||
      !names(facts, facts.child(manager, 0), row))
    return std::nullopt;
  const NodeId name = facts.child(values, 1), flat = only_argument(facts, values, 1);
  if (flat == 0 || facts.kind(name) != NodeKind::string || facts.node(name).has(flag_clipped) ||
      facts.kind(flat) != NodeKind::keyword || facts.text_of(flat) != "flat" ||
      facts.kind(facts.child(flat, 0)) != NodeKind::true_value)
    return std::nullopt;
  const std::optional<Hop> hop = model.hop(access.model, access.path);
  if (!hop || !hop->to_many || !hop->target.valid() ||
      !std::ranges::all_of(model.model(access.model).managers, is_plain))
    return std::nullopt;
  const std::string attribute = attribute_of(model, hop->target, facts.text_of(name));
  if (attribute.empty()) return std::nullopt;
  const std::string one = row == "one" ? "each" : "one";
  Strategy strategy = load(model, access, Strategy::Kind::prefetch_related, access.path);
  strategy.replaced = {access.access.file, replaced};
  strategy.replacement =
      "[" + one + "." + attribute + " for " + one + " in " + std::string(row) + "." + access.path + ".all()]";
  return strategy;
}

}  // namespace

std::optional<Strategy> query_strategy(const ProjectModel& model, const Access& access) {
  const bool made_once = access.queryset.node != 0 && access.queryset.file.valid();
  if (access.kind != AccessKind::query || !made_once || !access.model.valid() || !access.rows_path.empty() ||
      !access.access.file.valid() || access.access.node == 0)
    return std::nullopt;
  const std::string_view row = row_name(model.facts(access.access.file), access);
  if (row.empty()) return std::nullopt;
  if (!access.path.empty()) return related_values(model, access, row);
  return related_row(model, access, row);
}

}  // namespace djvet
