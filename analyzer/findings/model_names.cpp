// Fields first, then the hops that queries know, then the attributes of keys.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/model_names.h"

#include <algorithm>
#include <string>
#include <vector>

#include "analyzer/base/suggest.h"
#include "analyzer/findings/row_attributes.h"
#include "analyzer/model/lookup_path.h"

namespace djvet {
namespace {

using Kind = FieldFound::Kind;

FieldFound relation_found(const ProjectModel& model, const Field* field, RelationId id, ModelId target) {
  FieldFound found;
  found.field = field;
  found.relation = id;
  found.target = target;
  switch (model.relation(id).kind) {
    case RelationKind::foreign_key:
    case RelationKind::one_to_one: found.kind = Kind::foreign_key; break;
    case RelationKind::many_to_many: found.kind = Kind::many_to_many; break;
    default: found.kind = Kind::unknown;
  }
  return found;
}

FieldFound reverse_found(const ProjectModel& model, const Hop& hop) {
  FieldFound found;
  found.relation = hop.relation;
  found.target = hop.target;
  const RelationKind kind = model.relation(hop.relation).kind;
  if (kind == RelationKind::many_to_many) found.kind = Kind::reverse_many;
  else if (kind == RelationKind::foreign_key || kind == RelationKind::one_to_one) found.kind = Kind::reverse_one;
  return found;
}

/// The key whose column's attribute has this name, of the model or a parent.
const Field* key_of_attribute(const ProjectModel& model, ModelId of, std::string_view name) {
  std::vector<ModelId> waiting{of};
  while (!waiting.empty()) {
    const Model& one = model.model(waiting.back());
    waiting.pop_back();
    for (const Field& field : one.fields)
      if (field.attname == name && field.relation.valid()) return &field;
    waiting.insert(waiting.end(), one.parents.begin(), one.parents.end());
  }
  return nullptr;
}

/// What Django's class Model brings, besides what begins with an underscore.
constexpr std::string_view members[] = {"pk",
                                        "id",
                                        "objects",
                                        "save",
                                        "delete",
                                        "clean",
                                        "full_clean",
                                        "clean_fields",
                                        "check",
                                        "from_db",
                                        "asave",
                                        "adelete",
                                        "validate_unique",
                                        "unique_error_message",
                                        "date_error_message",
                                        "DoesNotExist",
                                        "MultipleObjectsReturned",
                                        "refresh_from_db",
                                        "arefresh_from_db",
                                        "serializable_value",
                                        "prepare_database_save",
                                        "validate_constraints",
                                        "save_base",
                                        "NotUpdated"};

}  // namespace

FieldFound get_field(const ProjectModel& model, ModelId of, std::string_view name) {
  FieldFound found;
  if (const Field* field = model.field(of, name)) {
    if (field->relation.valid()) {
      FieldFound relation = relation_found(model, field, field->relation, model.relation(field->relation).target);
      // A field that is copied from an abstract model has a relation of its own for each.
      if (const std::optional<Hop> hop = model.lookup_hop(of, name); hop && hop->forward) {
        relation.relation = hop->relation;
        relation.target = hop->target;
      }
      return relation;
    }
    found.field = field;
    found.kind = field->base.empty() ? Kind::unknown : Kind::column;
    return found;
  }
  if (const std::optional<Hop> hop = model.lookup_hop(of, name))
    return hop->forward ? relation_found(model, nullptr, hop->relation, hop->target) : reverse_found(model, *hop);
  if (const Field* key = key_of_attribute(model, of, name)) {
    found = relation_found(model, key, key->relation, model.relation(key->relation).target);
    found.by_key = true;
    return found;
  }
  if (certainly_lacks(model, of, name, PathStyle::lookup)) found.kind = Kind::missing;
  return found;
}

FieldFound get_field_by_path(const ProjectModel& model, ModelId of, std::string_view path) {
  ModelId at = of;
  while (true) {
    const std::size_t cut = path.find("__");
    const std::string_view piece = path.substr(0, cut);
    if (piece.empty()) return {};
    FieldFound found = get_field(model, at, piece);
    if (cut == std::string_view::npos || found.kind == Kind::missing || found.kind == Kind::unknown) return found;
    if (found.kind == Kind::column) {
      found.kind = Kind::missing;
      return found;
    }
    if (!found.target.valid()) return {};
    at = found.target;
    path.remove_prefix(cut + 2);
  }
}

bool certainly_lacks_attribute(const ProjectModel& model, ModelId of, std::string_view name) {
  if (name.starts_with('_') || name.starts_with("get_") || std::ranges::find(members, name) != std::end(members))
    return false;
  const Model& one = model.model(of);
  if (!one.cls.valid() || one.open || model.cls(one.cls).open) {
    // A model's class extends django.db.models.Model, which is outside: what that brings is known.
    if (!one.cls.valid() || one.open) return false;
  }
  if (is_row_attribute(model, of, name) || model.member(one.cls, name).kind != Symbol::Kind::unknown) return false;
  return certainly_lacks(model, of, name, PathStyle::prefetch) && certainly_lacks(model, of, name, PathStyle::lookup);
}

std::string did_you_mean_field(const ProjectModel& model, ModelId of, std::string_view name) {
  const std::vector<std::string_view> names = path_names(model, of, PathStyle::lookup);
  return did_you_mean(name, names);
}

}  // namespace djvet
