// Reports composite primary keys whose parts aren't columns of the model that every row fills in.
// Invariant: a field is missing only where all fields of the model are known.
// Source: Model._check_composite_pk.
// SPDX-License-Identifier: MIT
#include <map>
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

constexpr std::string_view tags[] = {"models", "system-check"};
constexpr Topic topics[] = {Topic::facts, Topic::model, Topic::settings};
constexpr Reference references[] = {
    {"Django: Composite primary keys", "https://docs.djangoproject.com/en/5.2/topics/composite-primary-key/"},
    {"Django: System checks of models", "https://docs.djangoproject.com/en/5.2/ref/checks/#models"},
};

class Keys {
 public:
  Keys(const CheckContext& context, FindingSink& sink) : context_(context), findings_(context, sink) {}

  void look_at(const StatedModel& model, const StatedField& key) {
    std::map<std::string, std::string> columns;  // of the names before
    for (const Constant& part : key.arguments.positional) {
      if (!part.is(Constant::Kind::string)) continue;
      const std::string& name = part.text;
      const Field* const field = named(model.model, name);
      if (field == nullptr) {
        if (!certainly_lacks(context_.model, model.model, name, PathStyle::lookup)) continue;
        say(model, key, name, "isn't there");
      } else if (is_without_column(*field)) {
        say(model, key, name, "has no column");
      } else if (field->null == true) {
        say(model, key, name, "may be NULL");
      } else if (field->base == "django.db.models.GeneratedField") {
        say(model, key, name, "is computed by the database");
      } else if (!field->column.empty() && !columns.emplace(field->column, name).second) {
        say(model, key, name, "is the same column as " + columns[field->column]);
      }
    }
  }

 private:
  /// By its name or by that of its column's attribute ("author_id").
  const Field* named(ModelId model, const std::string& name) const {
    if (const Field* const field = context_.model.field(model, name)) return field;
    for (const Field& field : context_.model.model(model).fields)
      if (field.attname == name) return &field;
    return nullptr;
  }

  static bool is_without_column(const Field& field) {
    return field.base == "django.db.models.ManyToManyField" || field.base == "django.db.models.CompositePrimaryKey";
  }

  void say(const StatedModel& model, const StatedField& key, const std::string& part, const std::string& why) {
    std::string message =
        "The composite key of " + context_.model.model(model.model).name + " names " + part + ", which " + why;
    Finding* const finding = findings_.at_field("models.E042", model, key, std::move(message), part);
    if (finding != nullptr) finding->help = "name columns of the model itself that are never NULL, each once";
  }

  const CheckContext& context_;
  ModelFindings findings_;
};

void run(const CheckContext& context, FindingSink& sink) {
  Keys keys(context, sink);
  for (const StatedModel& model : context.migrations.stated())
    for (const StatedField& field : model.fields)
      if (field.cls == "CompositePrimaryKey") keys.look_at(model, field);
}

}  // namespace

extern constinit const Check composite_key_invalid{
    .id = "composite-key-invalid",
    .summary = "A composite primary key names a field that isn't there, that may be NULL, or that has no column",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
