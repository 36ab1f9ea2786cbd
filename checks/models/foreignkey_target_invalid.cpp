// Reports to_field that names no field of the target, or one that isn't unique, and relations of models with composite keys.
// Source: ForeignObject._check_to_fields_exist, _check_to_fields_composite_pk and _check_unique_target,
// ManyToManyField._check_relationship_model.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <map>
#include <string>
#include <string_view>

#include "analyzer/findings/check.h"
#include "analyzer/findings/model_findings.h"
#include "analyzer/migrations/history.h"
#include "analyzer/model/lookup_path.h"
#include "analyzer/model/project_model.h"

namespace djvet::checks {
namespace {

using Kind = Constant::Kind;

constexpr std::string_view tags[] = {"models", "system-check"};
constexpr Topic topics[] = {Topic::facts, Topic::model, Topic::settings};
constexpr Reference references[] = {
    {"Django: to_field",
     "https://docs.djangoproject.com/en/5.2/ref/models/fields/#django.db.models.ForeignKey.to_field"},
    {"Django: System checks of related fields", "https://docs.djangoproject.com/en/5.2/ref/checks/#related-fields"},
};

constexpr std::string_view composite_key = "django.db.models.CompositePrimaryKey";

class Targets {
 public:
  Targets(const CheckContext& context, FindingSink& sink)
      : context_(context), model_(context.model), findings_(context, sink) {
    for (const StatedModel& model : context.migrations.stated()) models_.emplace(model.model, &model);
  }

  void look_at(const StatedModel& model, const StatedField& field) {
    const Relation& relation = model_.relation(field.field->relation);
    if (!relation.target.valid()) return;
    if (relation.kind == RelationKind::many_to_many) return many_to_many(model, field, relation.target);
    const Constant& to_field = field.argument("to_field");
    if (is_left_out(to_field) && has_composite_key(relation.target)) return composite(model, field, relation.target);
    if (!to_field.is(Kind::string)) return;
    const std::string& target = model_.model(relation.target).name;
    const std::string name = field_name(context_, model, field);
    const Field* const found = model_.field(relation.target, to_field.text);
    if (found == nullptr) {
      if (!certainly_lacks(model_, relation.target, to_field.text, PathStyle::lookup)) return;
      Finding* const finding = findings_.at_field(
          "fields.E312", model, field, name + " refers to " + target + "." + to_field.text + ", which doesn't exist");
      if (finding != nullptr) finding->help = "remove to_field to refer to the primary key";
      return;
    }
    if (found->base == composite_key) return composite(model, field, relation.target);
    if (found->unique != false || found->primary_key != false || is_constrained(relation.target, to_field.text)) return;
    Finding* const finding =
        findings_.at_field("fields.E311", model, field,
                           name + " refers to " + target + "." + to_field.text + ", which several rows may share");
    if (finding != nullptr) {
      finding->help = "set unique=True on " + target + "." + to_field.text;
      finding->notes.push_back({found->file, found->span, "the field that must be unique"});
    }
  }

 private:
  /// The table between has a column for each side, so that neither side's key may be several columns.
  void many_to_many(const StatedModel& model, const StatedField& field, ModelId target) {
    if (!is_left_out(field.argument("through_fields"))) return;
    if (has_composite_key(target)) composite(model, field, target);
    else if (has_composite_key(model.model)) composite(model, field, model.model);
  }

  bool has_composite_key(ModelId id) const {
    return std::ranges::any_of(model_.model(id).fields, [](const Field& each) { return each.base == composite_key; });
  }

  void composite(const StatedModel& model, const StatedField& field, ModelId keyed) {
    Finding* const finding = findings_.at_field("fields.E347", model, field,
                                                field_name(context_, model, field) + " is a relation of " +
                                                    model_.model(keyed).name + ", whose primary key is composite");
    if (finding != nullptr)
      finding->help = "give the model a key of one column, or relate the columns with a ForeignObject";
  }

  /// Whether the target may have a constraint that makes the field unique.
  bool is_constrained(ModelId target, const std::string& name) const {
    const auto stated = models_.find(target);
    if (stated == models_.end()) return true;
    const StatedModel& model = *stated->second;
    const Constant& together = model.option("unique_together");
    if (!is_left_out(together)) return true;
    if (!model.constraints_known) return true;
    return std::ranges::any_of(model.constraints,
                               [&](const StatedIndex& constraint) {
                                 return constraint.cls.empty() || !constraint.arguments.find("fields") ||
                                        write_constant(*constraint.arguments.find("fields")).find(name) !=
                                            std::string::npos;
                               }) &&
           !model.constraints.empty();
  }

  const CheckContext& context_;
  const ProjectModel& model_;
  ModelFindings findings_;
  std::map<ModelId, const StatedModel*> models_;
};

void run(const CheckContext& context, FindingSink& sink) {
  Targets targets(context, sink);
  for (const StatedModel& model : context.migrations.stated())
    for (const StatedField& field : model.fields)
      if ((field.cls == "ForeignKey" || field.cls == "OneToOneField" || field.cls == "ManyToManyField") &&
          field.field->relation.valid())
        targets.look_at(model, field);
}

}  // namespace

extern constinit const Check foreignkey_target_invalid{
    .id = "foreignkey-target-invalid",
    .summary =
        "A ForeignKey refers to a field that isn't there, that several rows may share, or that is a composite key",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
