// Names of accessors and lookups are gathered from the relations, and each is printed as the model's own query answers it.
// SPDX-License-Identifier: MIT
#include "tests/support/django_facts.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace djvet {
namespace {

std::string_view kind_name(RelationKind kind) {
  constexpr std::array<std::string_view, 5> names{"foreign_key", "one_to_one", "many_to_many", "generic_foreign_key",
                                                  "generic_relation"};
  return names[static_cast<std::size_t>(kind)];
}

void describe_fields(const ProjectModel& model, const Relation& relation, std::vector<std::string>& out) {
  std::string line = model.model(relation.source).label() + " field " + relation.field + " ";
  line += kind_name(relation.kind);
  if (relation.kind != RelationKind::generic_foreign_key)
    line += " " + (relation.target.valid() ? model.model(relation.target).label() : "?");
  const bool to_one = relation.kind == RelationKind::foreign_key || relation.kind == RelationKind::one_to_one;
  out.push_back(line + (relation.nullable && to_one ? " null" : ""));
}

void describe_hops(const ProjectModel& model, ModelId id, std::vector<std::string>& out) {
  const std::string label = model.model(id).label();
  for (const Relation& relation : model.relations()) {
    if (!relation.accessor.empty()) {
      const std::optional<Hop> hop = model.hop(id, relation.accessor);
      if (hop && !hop->forward)
        out.push_back(label + " accessor " + relation.accessor + (hop->to_many ? " many " : " one ") +
                      model.model(hop->target).label());
    }
    if (!relation.query_name.empty()) {
      const std::optional<Hop> hop = model.lookup_hop(id, relation.query_name);
      if (hop && !hop->forward)
        out.push_back(label + " lookup " + relation.query_name + " " + model.model(hop->target).label());
    }
  }
}

}  // namespace

std::vector<std::string> django_facts(const ProjectModel& model) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < model.models().size(); ++i) {
    const Model& of = model.models()[i];
    if (of.abstract) continue;
    out.push_back(of.label() + (of.proxy ? " proxy" : " model"));
    std::string columns = of.label() + " columns";
    for (const std::string& column : of.columns) columns += " " + column;
    out.push_back(columns);
    std::vector<std::string> managers;
    for (const Manager& manager : of.managers) managers.push_back(manager.name);
    std::ranges::sort(managers);
    std::string line = of.label() + " managers";
    for (const std::string& name : managers) line += " " + name;
    out.push_back(line);
    describe_hops(model, ModelId(i), out);
  }
  for (const Relation& relation : model.relations())
    if (!model.model(relation.source).abstract) describe_fields(model, relation, out);
  std::ranges::sort(out);
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace djvet
