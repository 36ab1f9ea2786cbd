// Reports reverse accessors and query names that two relations, or a relation and a field or manager of the target, share.
// Invariant: both sides are models that certainly meet: of one app, or both installed.
// Source: RelatedField._check_clashes.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/extract/file_facts.h"
#include "analyzer/findings/check.h"
#include "analyzer/findings/model_findings.h"
#include "analyzer/migrations/history.h"
#include "analyzer/model/project_model.h"

namespace djvet::checks {
namespace {

using Kind = Constant::Kind;

constexpr std::string_view tags[] = {"models", "system-check"};
constexpr Topic topics[] = {Topic::facts, Topic::model, Topic::settings};
constexpr Reference references[] = {
    {"Django: related_name",
     "https://docs.djangoproject.com/en/5.2/ref/models/fields/#django.db.models.ForeignKey.related_name"},
    {"Django: System checks of related fields", "https://docs.djangoproject.com/en/5.2/ref/checks/#related-fields"},
};

struct Clash {
  std::vector<std::string_view> ids;
  std::string with;  // "Author.books"
  std::string name;
  FileId file;
  Span span;
};

class Clashes {
 public:
  Clashes(const CheckContext& context, FindingSink& sink)
      : context_(context), model_(context.model), findings_(context, sink) {
    for (std::size_t i = 0; i < model_.relations().size(); ++i) {
      const Relation& relation = model_.relations()[i];
      if (relation.target.valid() && relation.names_known && is_real(relation.source))
        to_[relation.target].push_back(RelationId(i));
    }
  }

  void look_at(const StatedModel& model, const StatedField& field) {
    const RelationId id = field.field->relation;
    const Relation& relation = model_.relation(id);
    if (!relation.target.valid() || !relation.names_known || relation.source != model.model) return;
    if (relation.accessor.empty() && relation.query_name.empty()) return;
    const Model& target = model_.model(relation.target);
    if (target.proxy || target.abstract || target.swapped == true || is_conditional(model.model)) return;
    if (relation.kind == RelationKind::generic_relation || relation.kind == RelationKind::generic_foreign_key) return;
    for (const Clash& clash : {of_fields(relation), of_relations(id, relation), of_managers(relation, target)})
      if (!clash.ids.empty()) report(model, field, relation, clash);
  }

 private:
  /// A class of the project's own code, or of an installed package.
  bool is_real(ModelId id) const {
    const Model& model = model_.model(id);
    if (model.abstract || model.proxy || model.installed == Presence::no || !model.file.valid()) return false;
    const Role role = model_.sources().files[model.file.index()].role;
    return role != Role::test && role != Role::migration && !is_conditional(id);
  }

  bool is_conditional(ModelId id) const {
    const Model& model = model_.model(id);
    if (!model.cls.valid()) return true;
    const Class& cls = model_.cls(model.cls);
    const Scope& scope = model_.facts(cls.file).scopes()[cls.scope];
    return scope.is(scope_conditional) || scope.parent != 0;
  }

  bool meet(ModelId one, ModelId other) const {
    const Model& a = model_.model(one);
    const Model& b = model_.model(other);
    if (one != other && a.label() == b.label()) return false;
    return one == other || (a.installed == Presence::yes && b.installed == Presence::yes) ||
           (a.app_label == b.app_label && a.file == b.file);
  }

  Clash of_fields(const Relation& relation) const {
    Clash out;
    for (const std::string* name : {&relation.accessor, &relation.query_name}) {
      if (name->empty()) continue;
      const Field* const field = model_.field(relation.target, *name);
      if (field == nullptr || field->name != *name || field->automatic) continue;
      out.ids.push_back(name == &relation.accessor ? "fields.E302" : "fields.E303");
      out.with = "the field " + model_.model(relation.target).name + "." + field->name;
      out.name = *name;
      out.file = field->file;
      out.span = field->span;
    }
    return out;
  }

  Clash of_relations(RelationId id, const Relation& relation) const {
    Clash out;
    const auto others = to_.find(relation.target);
    if (others == to_.end()) return out;
    for (const RelationId each : others->second) {
      const Relation& other = model_.relation(each);
      if (each == id || other.accessor.empty() || !meet(relation.source, other.source)) continue;
      const bool accessor = !relation.accessor.empty() && other.accessor == relation.accessor;
      const bool query = other.accessor == relation.query_name;
      if (!accessor && !query) continue;
      if (accessor) out.ids.push_back("fields.E304");
      if (query) out.ids.push_back("fields.E305");
      out.with = "the other end of " + model_.model(other.source).name + "." + other.field;
      out.name = accessor ? relation.accessor : relation.query_name;
      out.file = other.file;
      out.span = other.span;
      break;
    }
    return out;
  }

  static Clash of_managers(const Relation& relation, const Model& target) {
    Clash out;
    if (relation.accessor.empty() ||
        std::ranges::find(target.managers, relation.accessor, &Manager::name) == target.managers.end())
      return out;
    out.ids.push_back("fields.E348");
    out.with = "the manager " + target.name + "." + relation.accessor;
    out.name = relation.accessor;
    return out;
  }

  void report(const StatedModel& model, const StatedField& field, const Relation& relation, const Clash& clash) {
    const std::string_view first = heard(clash.ids);
    if (first.empty()) return;
    Finding* const finding =
        findings_.at_field(first, model, field,
                           "The other end of " + field_name(context_, model, field) + " is called " + clash.name +
                               " on " + model_.model(relation.target).name + ", as is " + clash.with);
    if (finding == nullptr) return;
    for (const std::string_view id : clash.ids)
      if (id != first) findings_.also(*finding, id);
    if (clash.file.valid()) finding->notes.push_back({clash.file, clash.span, clash.with});
    const bool shared = clash.file == field.field->file && clash.span == field.field->span;
    finding->help = shared ? "the field is inherited: set related_name=\"%(app_label)s_%(class)s\" or the like"
                           : "set a related_name of its own, or \"+\" for none";
  }

  std::string_view heard(const std::vector<std::string_view>& ids) const {
    for (const std::string_view id : ids)
      if (is_system_check_heard(context_, id)) return id;
    return {};
  }

  const CheckContext& context_;
  const ProjectModel& model_;
  ModelFindings findings_;
  std::map<ModelId, std::vector<RelationId>> to_;
};

void run(const CheckContext& context, FindingSink& sink) {
  Clashes clashes(context, sink);
  for (const StatedModel& model : context.migrations.stated())
    for (const StatedField& field : model.fields)
      if (!field.cls.empty() && field.field->relation.valid()) clashes.look_at(model, field);
}

}  // namespace

extern constinit const Check reverse_accessor_clash{
    .id = "reverse-accessor-clash",
    .summary = "The name of a relation's other end is also that of a field, a manager or another relation",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
