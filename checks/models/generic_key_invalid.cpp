// Reports generic keys whose content type or object id is missing, or is another kind of field.
// Invariant: a field is missing only where all fields of the model are known.
// Source: GenericForeignKey.check.
// SPDX-License-Identifier: MIT
#include <string>
#include <string_view>
#include <utility>

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
    {"Django: GenericForeignKey", "https://docs.djangoproject.com/en/5.2/ref/contrib/contenttypes/#generic-relations"},
    {"Django: System checks of content types", "https://docs.djangoproject.com/en/5.2/ref/checks/#contenttypes"},
};

bool lacks(const CheckContext& context, const StatedModel& model, const std::string& name) {
  return certainly_lacks(context.model, model.model, name, PathStyle::lookup);
}

void look_at(const CheckContext& context, const StatedModel& model, const StatedField& key, const Relation& relation,
             ModelFindings& findings) {
  const std::string name = field_name(context, model, key);
  const std::string owner = context.model.model(model.model).name;
  const auto say = [&](std::string_view id, std::string message) {
    Finding* const finding = findings.at_field(id, model, key, std::move(message));
    if (finding != nullptr)
      finding->help = "a GenericForeignKey needs a ForeignKey to ContentType and a field for the object's key, by name";
  };
  if (!relation.object_id.empty() && lacks(context, model, relation.object_id))
    say("contenttypes.E001",
        name + " keeps the object's key in " + relation.object_id + ", which " + owner + " doesn't have");
  if (relation.content_type.empty()) return;
  if (lacks(context, model, relation.content_type))
    return say("contenttypes.E002",
               name + " keeps the content type in " + relation.content_type + ", which " + owner + " doesn't have");
  const StatedField* const type = model.field(relation.content_type);
  if (type == nullptr || type->cls.empty()) return;
  if (type->cls != "ForeignKey" && type->cls != "OneToOneField")
    return say("contenttypes.E003",
               name + " keeps the content type in " + relation.content_type + ", which is no ForeignKey");
  if (!type->field->relation.valid()) return;
  const ModelId target = context.model.relation(type->field->relation).target;
  if (target.valid() && context.model.model(target).label() != "contenttypes.ContentType")
    return say("contenttypes.E004", name + " keeps the content type in " + relation.content_type +
                                        ", which points to " + context.model.model(target).label());
  const Constant& rule = type->argument("on_delete");
  if (rule.is(Kind::reference) && rule.text.starts_with("django.db.models.DB_"))
    say("contenttypes.E006", name + " keeps the content type in " + relation.content_type +
                                 ", which deletes in the database: a generic key can't");
}

void run(const CheckContext& context, FindingSink& sink) {
  ModelFindings findings(context, sink);
  for (const StatedModel& model : context.migrations.stated())
    for (const StatedField& field : model.fields)
      if (field.field->relation.valid()) {
        const Relation& relation = context.model.relation(field.field->relation);
        if (relation.kind == RelationKind::generic_foreign_key) look_at(context, model, field, relation, findings);
      }
}

}  // namespace

extern constinit const Check generic_key_invalid{
    .id = "generic-key-invalid",
    .summary = "A GenericForeignKey names fields that aren't there, or that don't hold a content type",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
