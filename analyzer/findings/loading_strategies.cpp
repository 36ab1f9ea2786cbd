// One strategy for each way of loading that fits the access.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/loading_strategies.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "analyzer/findings/access_finding.h"
#include "analyzer/findings/loop_code.h"
#include "analyzer/findings/query_strategies.h"
#include "analyzer/infer/site_text.h"
#include "analyzer/model/bindings.h"
#include "analyzer/model/components.h"

namespace djvet {
namespace {

/// The forward keys that a path goes over from its beginning, which the rows must hold; `joined` follows them to its end.
std::vector<std::string> forward_keys(const ProjectModel& model, const Access& access, bool joined) {
  std::vector<std::string> keys;
  std::size_t begin = 0;
  for (const RelationId hop : access.relations) {
    const std::size_t end = std::min(access.path.find("__", begin), access.path.size());
    const bool forward = access.path.substr(begin, end - begin) == model.relation(hop).field;
    if (!forward) break;
    keys.push_back(access.path.substr(0, end));
    if (!joined || end == access.path.size()) break;
    begin = end + 2;
  }
  return keys;
}

Strategy of_site(Strategy::Kind kind, const Site& site, std::string name, Safety safety) {
  Strategy strategy;
  strategy.kind = kind;
  strategy.places.push_back({site.file, site.node});
  strategy.names.push_back(std::move(name));
  strategy.safety = safety;
  return strategy;
}

/// Whether two nodes of one file are the same key of the same relation of a variable: `book.author.pk`, where `node` is
/// `book.author`.
bool same_key(const FileFacts& facts, NodeId node, NodeId other) {
  for (const NodeId one : {node - 1, node})
    if (facts.kind(one) != NodeKind::attribute || facts.kind(one - node + other) != NodeKind::attribute ||
        facts.text_of(one) != facts.text_of(one - node + other))
      return false;
  return facts.kind(node + 1) == NodeKind::name && facts.kind(other + 1) == NodeKind::name &&
         facts.text_of(node + 1) == facts.text_of(other + 1);
}

/// Whether the key is an attribute of what is read, in Python: `book.author.pk`.
bool reads_key(const ProjectModel& model, const Access& access) {
  const FileFacts& facts = model.facts(access.access.file);
  const NodeId node = access.access.node;
  return !facts.nodes().empty() && node > 0 && facts.kind(node - 1) == NodeKind::attribute;
}

/// A row that may be missing has no key to ask for, which the row's own column says with None instead of an exception.
Strategy own_key(const ProjectModel& model, const Access& access) {
  const Relation& relation = model.relation(access.relations.back());
  const Field* const field = model.field(relation.source, relation.field);
  std::string column = field != nullptr && !field->attname.empty() ? field->attname : relation.field + "_id";
  Strategy strategy = of_site(Strategy::Kind::own_key, access.access, std::move(column),
                              relation.nullable ? Safety::unsafe : Safety::safe);
  // Once the first is gone, the loop's next one would cost the query.
  const FileFacts& facts = model.facts(access.access.file);
  if (access.iteration.file != access.access.file || facts.nodes().empty()) return strategy;
  const NodeId node = access.access.node, loop = loop_around(facts, access.iteration.node);
  const NodeId end = loop + facts.node(loop).size();
  for (NodeId at = loop + 2; at + 1 < end && node >= loop + 2 && node + 1 < end; ++at)
    if (at != node && same_key(facts, node, at)) strategy.places.push_back({access.access.file, at});
  return strategy;
}

/// The class whose member a name is, where it is one of the project's; none for what the framework has.
ClassId owner_of(const ProjectModel& model, ClassId cls, std::string_view name) {
  const Symbol member = model.member(cls, name);
  if (member.kind == Symbol::Kind::unknown || model.sources().files[member.file.index()].is_description()) return {};
  for (const ClassId base : model.cls(cls).mro)
    if (model.cls(base).file == member.file &&
        (model.cls(base).scope == member.scope ||
         model.facts(member.file).scopes()[member.scope].parent == model.cls(base).scope))
      return base;
  return member.cls;
}

/// Whether another class inherits from this one.
bool is_base(const ProjectModel& model, ClassId cls) {
  return std::ranges::any_of(model.classes(), [&](const Class& other) {
    return other.mro.size() > 1 && std::find(other.mro.begin() + 1, other.mro.end(), cls) != other.mro.end();
  });
}

/// The admin class or inline that makes the rows; nothing for another expression.
const AdminClass* admin_of(const ProjectModel& model, const Site& site, ClassId& cls) {
  if (site.node == 0 || !is_class(model, site)) return nullptr;
  cls = model.class_of(site.file, scope_of_definition(model.facts(site.file), site.node));
  return cls.valid() ? model.components().admin(cls) : nullptr;
}

/// `list_select_related` of an admin class that is registered for one model and that no other class inherits from. It takes
/// the place of what the change list joins by itself.
/// Source: Django 5.2, ChangeList.apply_select_related.
std::optional<Strategy> list_related(const ProjectModel& model, const Access& access) {
  const Site& site = access.iteration;
  if (!access.by_change_list || !access.joins) return std::nullopt;
  ClassId cls;
  const AdminClass* const admin = admin_of(model, site, cls);
  if (admin == nullptr || admin->is_inline || admin->model != access.model) return std::nullopt;
  const ClassId own = owner_of(model, cls, "list_select_related"), rows = owner_of(model, cls, "get_queryset");
  if (is_base(model, cls) || (own.valid() && own != cls) || owner_of(model, cls, "get_list_select_related").valid())
    return std::nullopt;
  // What a queryset leaves out can't be joined.
  if (rows.valid() &&
      (says(model.facts(model.cls(rows).file), "only") || says(model.facts(model.cls(rows).file), "defer")))
    return std::nullopt;
  // `list_select_related = True` joins all keys that can't be NULL, which code out of sight may count on.
  const Safety safety = access.bare_select && own.valid() ? Safety::unsafe : Safety::safe;
  Strategy strategy = of_site(Strategy::Kind::list_related, site, access.path, safety);
  strategy.names = change_list_paths(access);
  return strategy;
}

}  // namespace

std::vector<Strategy> loading_strategies(const ProjectModel& model, const Access& access) {
  if (access.kind == AccessKind::query) return query_strategies(model, access);
  if (access.path.empty() || access.locks_joined || access.prepared) return {};
  const bool made_once = access.queryset.node != 0 && access.queryset.file.valid();
  std::vector<Strategy> strategies;
  if (access.kind == AccessKind::deferred) {
    const Site& site = access.columns.node != 0 ? access.columns : access.queryset;
    if (site.node != 0 && site.file.valid())
      strategies.push_back(of_site(Strategy::Kind::columns, site, access.path, Safety::safe));
    return strategies;
  }
  if (access.only_key && !access.relations.empty() && access.more_paths.empty() && reads_key(model, access))
    strategies.push_back(own_key(model, access));
  if (std::optional<Strategy> strategy = list_related(model, access)) strategies.push_back(std::move(*strategy));
  if (!made_once) return strategies;
  // What get_queryset() of an admin class says is for the rows of all models that it and its subclasses are for.
  ClassId cls;
  const AdminClass* const admin = admin_of(model, access.queryset, cls);
  if (admin != nullptr && (admin->model != access.model || is_base(model, cls))) return strategies;
  const auto load = [&](Strategy::Kind kind, Safety safety, bool joined) {
    Strategy strategy = of_site(kind, access.queryset, access.path, safety);
    for (const Site& other : access.other_querysets) strategy.places.push_back({other.file, other.node});
    strategy.names.insert(strategy.names.end(), access.more_paths.begin(), access.more_paths.end());
    strategy.keys = forward_keys(model, access, joined);
    if (admin == nullptr) strategy.manager = model.model(access.model).default_manager;
    strategies.push_back(std::move(strategy));
  };
  // One with names would take the place of a select_related() without, and load less.
  if (access.kind == AccessKind::to_one && access.joins && !access.bare_select)
    load(Strategy::Kind::select_related, Safety::safe, true);
  // All rows, to learn how many there are: fewer queries, but more memory.
  const bool only_counts = access.method == "count" || access.method == "exists";
  // And rows of a model that is gone fail where all are loaded, no longer where each is asked for.
  const bool generic = std::ranges::any_of(
      access.relations, [&](RelationId hop) { return model.relation(hop).kind == RelationKind::generic_foreign_key; });
  const Safety safety = only_counts || generic ? Safety::unsafe : Safety::safe;
  if (!access.streams) load(Strategy::Kind::prefetch_related, safety, false);
  return strategies;
}

}  // namespace djvet
