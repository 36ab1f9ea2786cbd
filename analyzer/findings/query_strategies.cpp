// The call is matched node by node: whatever isn't foreseen in it says that it asks for something else.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/query_strategies.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "analyzer/findings/fingerprint.h"
#include "analyzer/findings/kept_rows.h"
#include "analyzer/findings/loading_strategies.h"
#include "analyzer/findings/loop_code.h"
#include "analyzer/findings/related_lists.h"
#include "analyzer/findings/row_annotations.h"
#include "analyzer/findings/row_attributes.h"

namespace djvet {
namespace {

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
  if (facts.kind(key) != NodeKind::attribute || !is_name(facts, facts.child(key, 0), row)) return std::nullopt;
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
  strategy.replaced.push_back({{access.access.file, access.access.node}, std::string(row) + "." + field->name});
  return strategy;
}

std::optional<Strategy> related_values(const ProjectModel& model, const Access& access, std::string_view row) {
  const FileFacts& facts = model.facts(access.access.file);
  if (access.relations.size() != 1 || !access.method.empty() || access.streams) return std::nullopt;
  NodeId replaced = access.access.node, values = replaced;
  if (facts.kind(values) == NodeKind::call && is_name(facts, facts.child(values, 0), "list"))
    values = only_argument(facts, values);
  NodeId manager = receiver_of(facts, values, "values_list");
  if (const NodeId all = receiver_of(facts, manager, "all")) manager = facts.child(manager, 1) == 0 ? all : 0;
  if (manager == 0 || facts.kind(manager) != NodeKind::attribute || facts.text_of(manager) != access.path ||
      !is_name(facts, facts.child(manager, 0), row))
    return std::nullopt;
  const std::optional<Hop> hop = model.hop(access.model, access.path);
  if (!hop || !hop->to_many || !hop->target.valid() || may_prefetch_some(model, access.model)) return std::nullopt;
  const std::string attribute = flat_attribute(model, access.access.file, values, hop->target);
  if (attribute.empty()) return std::nullopt;
  const std::string one = row == "one" ? "each" : "one";
  Strategy strategy = load(model, access, Strategy::Kind::prefetch_related, access.path);
  strategy.replaced.push_back(
      {{access.access.file, replaced},
       "[" + one + "." + attribute + " for " + one + " in " + std::string(row) + "." + access.path + ".all()]"});
  return strategy;
}

}  // namespace

std::vector<Strategy> query_strategies(const ProjectModel& model, const Access& access) {
  const bool made_once = access.queryset.node != 0 && access.queryset.file.valid();
  if (access.kind != AccessKind::query || !made_once || !access.model.valid() || !access.rows_path.empty() ||
      !access.access.file.valid() || access.access.node == 0)
    return {};
  const FileFacts& facts = model.facts(access.access.file);
  const std::string_view row = row_name(facts, access);
  std::optional<Strategy> loaded;
  if (!row.empty()) loaded = access.path.empty() ? related_row(model, access, row) : related_values(model, access, row);
  if (loaded) return {std::move(*loaded)};
  std::vector<Strategy> strategies;
  const auto add = [&](std::optional<Strategy> strategy) {
    if (strategy) strategies.push_back(std::move(*strategy));
  };
  const bool here = !row.empty() && !writes_rows(facts, loop_around(facts, access.iteration.node));
  if (here) add(access.path.empty() ? row_annotation(model, access, row) : related_lists(model, access, row));
  if (here || !access.calls.empty() || access.iteration.file != access.access.file) add(kept_rows(model, access));
  return strategies;
}

}  // namespace djvet
