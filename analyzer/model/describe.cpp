// One pass over the models; what points at a model is gathered first from the relations.
// SPDX-License-Identifier: MIT
#include "analyzer/model/describe.h"

#include <algorithm>
#include <array>
#include <set>

namespace djvet {
namespace {

std::string_view kind_name(RelationKind kind) {
  constexpr std::array<std::string_view, 5> names{"ForeignKey", "OneToOneField", "ManyToManyField", "GenericForeignKey",
                                                  "GenericRelation"};
  return names[static_cast<std::size_t>(kind)];
}

class Description {
 public:
  explicit Description(const ProjectModel& model) : model_(model), names_(model.models().size()) {}

  std::string run() {
    for (const Relation& relation : model_.relations()) {
      if (!is_shown(relation.source) || !relation.target.valid()) continue;
      if (!relation.accessor.empty()) names_[relation.target.index()].first.insert(relation.accessor);
      if (!relation.query_name.empty()) names_[relation.target.index()].second.insert(relation.query_name);
    }
    for (std::size_t i = 0; i < model_.models().size(); ++i)
      if (is_shown(ModelId(i))) describe(ModelId(i));
    return std::move(out_);
  }

 private:
  [[nodiscard]] bool is_shown(ModelId id) const {
    const Model& model = model_.model(id);
    return !model.abstract && model.swapped != true && model.installed == Presence::yes;
  }

  void fact(std::string_view key, std::string_view value) {
    out_.append(prefix_).append(key).append("\t").append(value).append("\n");
  }
  void text(std::string_view key, std::string_view value) {
    if (!value.empty()) fact(key, value);
  }
  void flag(std::string_view key, std::optional<bool> value) {
    if (value) fact(key, *value ? "yes" : "no");
  }

  [[nodiscard]] ModelId concrete(ModelId id) const {
    for (int hops = 0; model_.model(id).proxy && !model_.model(id).parents.empty() && hops < 8; ++hops)
      id = model_.model(id).parents[0];
    return id;
  }

  void describe(ModelId id) {
    const Model& model = model_.model(id);
    const std::string label = model.label() + " ";
    prefix_ = label;
    text("class", model.class_path);
    fact("kind", model.proxy ? "proxy" : "model");
    text("table", model.table);
    text("pk", model.primary_key);
    flag("managed", model.managed);
    if (!model.open) fact("parents", parents(model));
    if (model.proxy && concrete(id) != id) fact("concrete", model_.model(concrete(id)).label());
    text("swappable", model.swappable);
    flag("swapped", model.swapped);
    for (const Field& field : model.fields) {
      prefix_ = label + "field " + field.name + " ";
      describe(field);
    }
    for (const Manager& manager : model.managers) {
      prefix_ = label + "manager " + manager.name + " ";
      text("class", manager.class_path);
      text("queryset", manager.queryset_path);
    }
    prefix_ = label;
    text("default_manager", model.default_manager);
    text("base_manager", model.base_manager);
    describe_names(id);
  }

  [[nodiscard]] std::string parents(const Model& model) const {
    std::set<std::string> labels;
    for (const ModelId parent : model.parents) labels.insert(model_.model(parent).label());
    std::string out;
    for (const std::string& label : labels) out.append(out.empty() ? "" : " ").append(label);
    return out;
  }

  void describe(const Field& field) {
    text("class", field.class_path);
    text("base", field.base);
    text("attname", field.attname);
    text("column", field.column);
    flag("null", field.attname.empty() ? std::nullopt : field.null);
    flag("unique", field.attname.empty() ? std::nullopt : field.unique);
    flag("primary_key", field.attname.empty() ? std::nullopt : field.primary_key);
    const bool generic =
        field.relation.valid() && (model_.relation(field.relation).kind >= RelationKind::generic_foreign_key);
    if (!generic) flag("blank", field.blank);
    if (!generic && field.max_length)
      fact("max_length", *field.max_length == 0 ? "none" : std::to_string(*field.max_length));
    if (field.relation.valid()) describe(model_.relation(field.relation));
  }

  void describe(const Relation& relation) {
    fact("kind", kind_name(relation.kind));
    if (relation.kind == RelationKind::generic_foreign_key) {
      text("content_type", relation.content_type);
      text("object_id", relation.object_id);
      return;
    }
    if (!relation.target.valid()) return;
    const Model& target = model_.model(relation.target);
    fact("to", target.label());
    if (relation.names_known) fact("query_name", relation.query_name);
    if (relation.kind == RelationKind::generic_relation) return;
    if (relation.names_known) fact("accessor", relation.accessor);
    if (relation.kind == RelationKind::many_to_many) return describe_through(relation);
    text("on_delete", relation.on_delete);
    flag("parent_link", relation.parent_link);
    text("to_field", relation.to_field.empty() ? target.primary_key : relation.to_field);
  }

  void describe_through(const Relation& relation) {
    if (!relation.through.empty()) fact("through", relation.through);
    else if (!relation.through_table.empty())
      fact("through", model_.model(relation.source).label() + "_" + relation.field);
    text("through_table", relation.through_table);
  }

  void describe_names(ModelId id) {
    const auto end = [&](const Hop& hop) {
      const Relation& relation = model_.relation(hop.relation);
      return model_.model(relation.source).label() + " " + relation.field;
    };
    std::set<std::string> accessors;
    std::set<std::string> lookups;
    std::vector<ModelId> queue{id};
    for (std::size_t i = 0; i < queue.size(); ++i) {
      accessors.insert(names_[queue[i].index()].first.begin(), names_[queue[i].index()].first.end());
      lookups.insert(names_[queue[i].index()].second.begin(), names_[queue[i].index()].second.end());
      for (const ModelId above : model_.model(queue[i]).parents)
        if (std::ranges::find(queue, above) == queue.end()) queue.push_back(above);
    }
    for (const std::string& name : accessors) {
      const std::optional<Hop> hop = model_.hop(id, name);
      if (hop && !hop->forward && is_shown(hop->target))
        fact("accessor " + name, (hop->to_many ? "many " : "one ") + end(*hop));
    }
    for (const std::string& name : lookups) {
      const std::optional<Hop> hop = model_.lookup_hop(id, name);
      if (hop && !hop->forward && is_shown(hop->target)) fact("lookup " + name, end(*hop));
    }
  }

  const ProjectModel& model_;
  std::vector<std::pair<std::set<std::string>, std::set<std::string>>> names_;  // by model: accessors, lookups
  std::string prefix_;
  std::string out_;
};

}  // namespace

std::string describe_models(const ProjectModel& model) { return Description(model).run(); }

}  // namespace djvet
