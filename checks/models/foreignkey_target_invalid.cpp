// Reports to_field that names no field of the target, or one that isn't unique.
// Source: ForeignObject._check_to_fields_exist and _check_unique_target.
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

class Targets {
 public:
  Targets(const CheckContext& context, FindingSink& sink)
      : context_(context), model_(context.model), findings_(context, sink) {
    for (const StatedModel& model : context.migrations.stated()) models_.emplace(model.model, &model);
  }

  void look_at(const StatedModel& model, const StatedField& field) {
    const Relation& relation = model_.relation(field.field->relation);
    const Constant& to_field = field.argument("to_field");
    if (!relation.target.valid() || !to_field.is(Kind::string)) return;
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
      if ((field.cls == "ForeignKey" || field.cls == "OneToOneField") && field.field->relation.valid())
        targets.look_at(model, field);
}

}  // namespace

extern constinit const Check foreignkey_target_invalid{
    .id = "foreignkey-target-invalid",
    .summary = "A ForeignKey refers to a field that isn't there, or that several rows may share",
    .severity = Severity::error,
    .level = Level::l1,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
