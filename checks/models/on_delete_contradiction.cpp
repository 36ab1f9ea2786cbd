// Reports on_delete rules that can't be followed: SET_NULL on a column that takes no NULL, SET_DEFAULT without a default, and
// rules of the database mixed with rules of Python.
// SPDX-License-Identifier: MIT
#include <map>
#include <string>
#include <string_view>
#include <utility>

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
    {"Django: on_delete",
     "https://docs.djangoproject.com/en/5.2/ref/models/fields/#django.db.models.ForeignKey.on_delete"},
    {"Django: System checks of related fields", "https://docs.djangoproject.com/en/5.2/ref/checks/#related-fields"},
};

constexpr std::string_view prefix = "django.db.models.";

/// "SET_NULL"; empty: not known.
std::string_view rule_of(const StatedField& field) {
  if (field.cls != "ForeignKey" && field.cls != "OneToOneField") return {};
  const Constant& rule = field.argument("on_delete");
  if (!rule.is(Kind::reference) || !rule.text.starts_with(prefix)) return {};
  return std::string_view(rule.text).substr(prefix.size());
}

bool is_of_database(std::string_view rule) { return rule.starts_with("DB_"); }
bool counts(std::string_view rule) { return !rule.empty() && rule != "DO_NOTHING"; }

class Rules {
 public:
  Rules(const CheckContext& context, FindingSink& sink) : context_(context), findings_(context, sink) {
    for (const StatedModel& model : context.migrations.stated()) models_.emplace(model.model, &model);
  }

  void look_at(const StatedModel& model) {
    for (const StatedField& field : model.fields) {
      const std::string_view rule = rule_of(field);
      if (!rule.empty()) look_at(model, field, rule);
    }
    mixed(model);
  }

 private:
  void look_at(const StatedModel& model, const StatedField& field, std::string_view rule) {
    const std::string name = field_name(context_, model, field);
    const bool null_rule = rule == "SET_NULL" || rule == "DB_SET_NULL";
    if (null_rule && truth_of(field.argument("null")) == false)
      say("fields.E320", model, field, name + " is set to NULL when its target is deleted, but takes no NULL",
          "set null=True, or another on_delete");
    if (rule == "SET_DEFAULT" && field.argument("default").is(Kind::absent))
      say("fields.E321", model, field, name + " gets its default when its target is deleted, but has none",
          "set a default, or another on_delete");
    if (rule == "DB_SET_DEFAULT" && field.argument("db_default").is(Kind::absent))
      say("fields.E322", model, field, name + " gets its db_default when its target is deleted, but has none",
          "set a db_default, or another on_delete");
    if (counts(rule)) chain(model, field, rule);
  }

  /// The relations of the model that this one points to must be of the same kind.
  void chain(const StatedModel& model, const StatedField& field, std::string_view rule) {
    if (!field.field->relation.valid()) return;
    const auto target = models_.find(context_.model.relation(field.field->relation).target);
    if (target == models_.end()) return;
    for (const StatedField& other : target->second->fields) {
      const std::string_view theirs = rule_of(other);
      if (!counts(theirs) || is_of_database(theirs) == is_of_database(rule)) continue;
      return say("fields.E323", model, field,
                 field_name(context_, model, field) + " deletes by " + std::string(rule) + ", while " +
                     field_name(context_, *target->second, other) + " behind it deletes by " + std::string(theirs),
                 "let the database delete along the whole chain, or Python");
    }
  }

  void mixed(const StatedModel& model) {
    std::string_view python;
    std::string_view database;
    for (const StatedField& field : model.fields) {
      const std::string_view rule = rule_of(field);
      if (counts(rule)) (is_of_database(rule) ? database : python) = rule;
    }
    if (python.empty() || database.empty()) return;
    Finding* const finding =
        findings_.at_model("models.E050", model,
                           context_.model.model(model.model).name + " mixes " + std::string(database) +
                               " of the database with " + std::string(python) + " of Python");
    if (finding != nullptr) finding->help = "use one kind of on_delete for all relations of the model";
  }

  void say(std::string_view id, const StatedModel& model, const StatedField& field, std::string message,
           std::string help) {
    if (Finding* finding = findings_.at_field(id, model, field, std::move(message))) finding->help = std::move(help);
  }

  const CheckContext& context_;
  ModelFindings findings_;
  std::map<ModelId, const StatedModel*> models_;
};

void run(const CheckContext& context, FindingSink& sink) {
  Rules rules(context, sink);
  for (const StatedModel& model : context.migrations.stated()) rules.look_at(model);
}

}  // namespace

extern constinit const Check on_delete_contradiction{
    .id = "on-delete-contradiction",
    .summary = "What a relation says of deletion contradicts the rest of its field or of the model",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
