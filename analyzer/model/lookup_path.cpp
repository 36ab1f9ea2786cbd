// Follows field paths part by part, and asks whether a name that isn't found can still be there.
// SPDX-License-Identifier: MIT
#include "analyzer/model/lookup_path.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "analyzer/model/tables.h"

namespace djvet {
namespace {

/// A model with its concrete parents, nearest first.
std::vector<ModelId> with_parents(const ProjectModel& model, ModelId of) {
  std::vector<ModelId> all{of};
  for (std::size_t i = 0; i < all.size(); ++i)
    for (const ModelId parent : model.model(all[i]).parents)
      if (std::ranges::find(all, parent) == all.end()) all.push_back(parent);
  return all;
}

/// A field by its name or by the attribute that holds its column.
const Field* column_named(const ProjectModel& model, ModelId of, std::string_view name) {
  for (const ModelId one : with_parents(model, of))
    for (const Field& field : model.model(one).fields)
      if (field.name == name || (!field.attname.empty() && field.attname == name)) return &field;
  return nullptr;
}

bool has_column(const ProjectModel& model, ModelId of, std::string_view name) {
  return std::ranges::any_of(with_parents(model, of),
                             [&](ModelId one) { return std::ranges::binary_search(model.model(one).columns, name); });
}

/// Whether a class's name is `lowered` when its letters are lower case ones.
bool equal_in_lower_case(std::string_view name, std::string_view lowered) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; };
  return std::ranges::equal(name, lowered, {}, lower);
}

std::optional<Hop> hop_of(const ProjectModel& model, ModelId from, std::string_view part, PathStyle style) {
  return style == PathStyle::prefetch ? model.hop(from, part) : model.lookup_hop(from, part);
}

/// The calls of a file that are known to make a relation, in the order of their nodes.
using KnownCalls = std::unordered_map<FileId, std::vector<std::pair<NodeId, NodeId>>>;

KnownCalls known_calls(const ProjectModel& model) {
  KnownCalls calls;
  for (const Model& one : model.models())
    for (const Field& field : one.fields)
      if (field.relation.valid() && field.file.valid())
        calls[field.file].emplace_back(field.call, field.call + model.facts(field.file).node(field.call).size());
  return calls;
}

/// Adds the names that keywords `related_name` and `related_query_name` give in calls that aren't known to be a field's.
void add_related_names(const FileFacts& facts, const std::vector<std::pair<NodeId, NodeId>>& known,
                       std::unordered_set<std::string_view>& names) {
  for (NodeId id = 0; id + 1 < facts.nodes().size(); ++id) {
    if (facts.kind(id) != NodeKind::keyword || facts.kind(id + 1) != NodeKind::string) continue;
    const std::string_view keyword = facts.text_of(id);
    if (keyword != "related_name" && keyword != "related_query_name") continue;
    const auto holds = [&](const auto& call) { return call.first < id && id < call.second; };
    if (std::ranges::none_of(known, holds)) names.insert(facts.text_of(id + 1));
  }
}

/// The files that can name members from outside a class, in path order, and the reverse names that are given somewhere.
const ProjectModel::Tables::Naming& naming_of(const ProjectModel& model) {
  ProjectModel::Tables::Naming& naming = model.tables().naming;
  std::call_once(naming.once, [&] {
    constexpr std::string_view adders[] = {"add_to_class", "contribute_to_class", "lookup_name", "register_lookup"};
    const KnownCalls known = known_calls(model);
    const std::vector<std::pair<NodeId, NodeId>> none;
    for (std::size_t i = 0; i < model.sources().files.size(); ++i) {
      if (model.sources().files[i].language != Language::python || model.sources().files[i].is_description()) continue;
      const FileFacts& facts = model.facts(FileId(i));
      const auto holds = [&](std::string_view word) { return facts.pool().find(word) != std::string_view::npos; };
      if (std::ranges::any_of(adders, holds)) naming.adders.push_back(FileId(i));
      const auto calls = known.find(FileId(i));
      if (holds("related_")) add_related_names(facts, calls == known.end() ? none : calls->second, naming.related);
    }
  });
  return naming;
}

/// Whether a model's classes bind some name, one that `name` begins with where it is given, to a call of which it isn't
/// known what it makes: it may be a relation, or a field that brings others (`price`, `price_currency`).
bool has_unread_members(const ProjectModel& model, ModelId of, std::string_view name = {}) {
  const ClassId cls = model.model(of).cls;
  if (!cls.valid() || !model.model(of).fields_known) return true;
  for (const ClassId base : model.cls(cls).mro) {
    const Class& one = model.cls(base);
    const FileFacts& facts = model.facts(one.file);
    for (const NodeId statement : facts.children(facts.body(facts.scopes()[one.scope].node))) {
      if (facts.kind(statement) != NodeKind::assign) continue;
      const NodeId value = facts.last_child(statement);
      if (value == 0 || facts.kind(value) != NodeKind::call) continue;
      if (!name.empty() && !name.starts_with(facts.text_of(facts.child(statement, 0)))) continue;
      const Symbol callee = model.resolve(one.file, one.scope, facts.child(value, 0));
      const bool read = callee.kind == Symbol::Kind::cls
                            ? !model.cls(callee.cls).open
                            : callee.kind == Symbol::Kind::external &&
                                  (callee.external.starts_with("django.") || callee.external.starts_with("builtins."));
      if (!read) return true;
    }
  }
  return false;
}

/// A relation whose target or names can't be known may be the one that is meant. A model that points here by a field which
/// is known has its names; one that isn't seen to point here may do so by a field of an unknown class.
bool may_be_reverse(const ProjectModel& model, ModelId of, std::string_view name) {
  const std::vector<ModelId> targets = with_parents(model, of);
  const auto points_here = [&](const Relation& relation) {
    return std::ranges::find(targets, relation.target) != targets.end();
  };
  const std::string_view bare = name.ends_with("_set") ? name.substr(0, name.size() - 4) : std::string_view{};
  const auto makes_name = [&](const Model& source) {
    return equal_in_lower_case(source.name, name) || (!bare.empty() && equal_in_lower_case(source.name, bare));
  };
  for (const Relation& relation : model.relations()) {
    if (points_here(relation) && !relation.names_known) return true;
    if (points_here(relation) || (relation.target.valid() && relation.names_known)) continue;
    if (relation.accessor == name || relation.query_name == name || makes_name(model.model(relation.source)))
      return true;
  }
  for (std::size_t i = 0; i < model.models().size(); ++i) {
    if (!makes_name(model.models()[i])) continue;
    const auto known = [&](const Relation& one) { return one.source == ModelId(i) && points_here(one); };
    if (std::ranges::none_of(model.relations(), known) && has_unread_members(model, ModelId(i))) return true;
  }
  return naming_of(model).related.contains(name);
}

/// A class that inherits from the model may have the field: rows of the parent may be the child's.
bool is_of_child(const ProjectModel& model, ModelId of, std::string_view name) {
  const auto models = model.models();
  for (std::size_t i = 0; i < models.size(); ++i) {
    const ModelId id(i);
    if (id == of || models[i].parents.empty()) continue;
    const std::vector<ModelId> above = with_parents(model, id);
    if (std::ranges::find(above, of) == above.end()) continue;
    if (models[i].open || column_named(model, id, name) != nullptr || model.lookup_hop(id, name)) return true;
  }
  return false;
}

/// A field's class of the project that brings other fields with it, or one that isn't known and may.
bool may_come_with_field(const ProjectModel& model, ModelId of, std::string_view name) {
  for (const ModelId one : with_parents(model, of)) {
    for (const Field& field : model.model(one).fields) {
      if (field.automatic || field.class_path.starts_with("django.")) continue;
      if (name.starts_with(field.name) || field.base.empty()) return true;
      for (std::size_t i = 0; i < model.classes().size(); ++i)
        if (model.classes()[i].qualified == field.class_path &&
            model.member(ClassId(i), "contribute_to_class").kind != Symbol::Kind::unknown)
          return true;
    }
  }
  return false;
}

/// `title_en`, `title_pt_br`: a translated field's column, which packages add when the project runs.
bool may_be_translation(const ProjectModel& model, ModelId of, std::string_view name) {
  const std::size_t cut = name.rfind('_');
  if (cut == name.npos || cut == 0 || name.size() - cut != 3) return false;
  const std::string_view base = name.substr(0, cut);
  const std::size_t before = base.rfind('_');
  return has_column(model, of, base) || (before != base.npos && has_column(model, of, base.substr(0, before)));
}

/// Whether the class binds the name to something that a path may name: for queries, whatever isn't a plain method or
/// property; for prefetching, any attribute.
bool is_special_member(const ProjectModel& model, ModelId of, std::string_view name, PathStyle style) {
  const ClassId cls = model.model(of).cls;
  if (name.ends_with("_id") && model.member(cls, name.substr(0, name.size() - 3)).kind == Symbol::Kind::value)
    return true;  // the column of something that isn't known to be a key
  const Symbol::Kind kind = model.member(cls, name).kind;
  return kind != Symbol::Kind::unknown && (style == PathStyle::prefetch || kind != Symbol::Kind::function);
}

}  // namespace

bool may_be_added(const ProjectModel& model, std::string_view name) {
  return std::ranges::any_of(naming_of(model).adders, [&](FileId file) {
    const std::string_view pool = model.facts(file).pool();
    return pool.find(name) != pool.npos;
  });
}

bool certainly_lacks(const ProjectModel& model, ModelId of, std::string_view name, PathStyle style) {
  const Model& definition = model.model(of);
  if (name.empty() || name.starts_with('_') || name == "pk" || name.find("___") != name.npos) return false;
  if (!definition.cls.valid() || definition.abstract || definition.open || !definition.fields_known) return false;
  if (model.sources().files[definition.file.index()].is_dependency()) return false;
  if (!definition.swappable.empty()) return false;
  for (const ModelId one : with_parents(model, of))
    if (model.model(one).open || !model.model(one).fields_known) return false;
  if (column_named(model, of, name) != nullptr || has_column(model, of, name)) return false;
  if (hop_of(model, of, name, style)) return false;
  for (const ModelId one : with_parents(model, of))
    if (has_unread_members(model, one, name)) return false;
  return !is_special_member(model, of, name, style) && !may_be_reverse(model, of, name) &&
         !is_of_child(model, of, name) && !may_come_with_field(model, of, name) &&
         !may_be_translation(model, of, name) && !may_be_added(model, name);
}

PathEnd follow_path(const ProjectModel& model, ModelId from, std::string_view path, PathStyle style) {
  PathEnd end;
  ModelId at = from;
  while (true) {
    const std::size_t cut = path.find("__");
    end.part = path.substr(0, cut);
    end.rest = cut == path.npos ? std::string_view{} : path.substr(cut + 2);
    end.model = at;
    if (end.part == "pk") {
      end.kind = style == PathStyle::lookup ? PathEnd::Kind::column : PathEnd::Kind::unknown;
      return end;
    }
    if (const std::optional<Hop> hop = hop_of(model, at, end.part, style)) {
      const RelationKind kind = model.relation(hop->relation).kind;
      end.kind = PathEnd::Kind::relation;
      end.relation = hop->relation;
      end.many = hop->to_many;
      end.generic = kind == RelationKind::generic_foreign_key || kind == RelationKind::generic_relation;
      end.model = hop->target;
      if (cut == path.npos || (style == PathStyle::select && (end.many || end.generic))) return end;
      if (!hop->target.valid()) {
        end.kind = PathEnd::Kind::unknown;
        return end;
      }
      at = hop->target;
      path = end.rest;
      ++end.hops;
      continue;
    }
    if (column_named(model, at, end.part) != nullptr || has_column(model, at, end.part)) {
      end.kind = PathEnd::Kind::column;
    } else {
      end.kind = certainly_lacks(model, at, end.part, style) ? PathEnd::Kind::missing : PathEnd::Kind::unknown;
    }
    return end;
  }
}

std::vector<std::string_view> path_names(const ProjectModel& model, ModelId of, PathStyle style) {
  std::vector<std::string_view> names;
  for (const ModelId one : with_parents(model, of)) {
    const ProjectModel::Tables::Hops& hops = model.tables().hops[one.index()];
    for (const auto& [name, hop] : style == PathStyle::prefetch ? hops.attributes : hops.lookups)
      if (style != PathStyle::select || !hop.to_many) names.push_back(name);
    if (style != PathStyle::lookup) continue;
    for (const Field& field : model.model(one).fields) {
      names.push_back(field.name);
      if (!field.attname.empty()) names.push_back(field.attname);
    }
  }
  std::ranges::sort(names);
  names.erase(std::ranges::unique(names).begin(), names.end());
  return names;
}

}  // namespace djvet
