// By the names of the project model.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/row_attributes.h"

#include <algorithm>

#include "analyzer/findings/loop_code.h"

namespace djvet {

std::string attribute_of(const ProjectModel& model, ModelId rows, std::string_view name) {
  if (name == "pk") return "pk";
  const Field* const field = model.field(rows, name);
  if (field == nullptr || !field->base.starts_with("django.db.models.") || field->base.ends_with(".FileField") ||
      field->base.ends_with(".ImageField"))
    return {};
  return field->attname;
}

std::string flat_attribute(const ProjectModel& model, FileId file, NodeId call, ModelId rows) {
  const FileFacts& facts = model.facts(file);
  if (receiver_of(facts, call, "values_list") == 0) return {};
  const NodeId name = facts.child(call, 1), flat = only_argument(facts, call, 1);
  if (flat == 0 || facts.kind(name) != NodeKind::string || facts.node(name).has(flag_clipped) ||
      facts.kind(flat) != NodeKind::keyword || facts.text_of(flat) != "flat" ||
      facts.kind(facts.child(flat, 0)) != NodeKind::true_value)
    return {};
  return attribute_of(model, rows, facts.text_of(name));
}

bool is_row_attribute(const ProjectModel& model, ModelId rows, std::string_view name) {
  const Model& of = model.model(rows);
  const auto is_key = [&](const Field& field) { return field.attname == name; };
  return name == "pk" || model.field(rows, name) != nullptr || model.hop(rows, name) ||
         std::ranges::any_of(of.fields, is_key) || std::ranges::find(of.columns, name) != of.columns.end() ||
         std::ranges::find(of.managers, name, &Manager::name) != of.managers.end() ||
         (of.cls.valid() && model.member(of.cls, name).kind != Symbol::Kind::unknown);
}

bool may_prefetch_some(const ProjectModel& model, ModelId rows) {
  return std::ranges::any_of(model.model(rows).managers, [&](const Manager& manager) {
    if (!manager.known) return true;
    const auto names_prefetch = [&](ClassId id) {
      return id.valid() && std::ranges::any_of(model.cls(id).mro, [&](ClassId base) {
               return says(model.facts(model.cls(base).file), "Prefetch");
             });
    };
    return names_prefetch(manager.cls) || names_prefetch(manager.queryset);
  });
}

}  // namespace djvet
