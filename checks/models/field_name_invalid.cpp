// Reports names of fields that lookups couldn't spell.
// Invariant: a name is reported only where the class certainly makes a field of it.
// SPDX-License-Identifier: MIT
#include <string>
#include <string_view>

#include "analyzer/findings/check.h"
#include "analyzer/findings/model_findings.h"
#include "analyzer/migrations/history.h"
#include "analyzer/model/project_model.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"models", "system-check"};
constexpr Topic topics[] = {Topic::facts, Topic::model, Topic::settings};
constexpr Reference references[] = {
    {"Django: Field name restrictions",
     "https://docs.djangoproject.com/en/5.2/topics/db/models/#field-name-restrictions"},
    {"Django: System checks of fields", "https://docs.djangoproject.com/en/5.2/ref/checks/#model-fields"},
};

struct Fault {
  std::string_view id;
  std::string_view why;
};

/// Source: Field._check_field_name and CompositePrimaryKey._check_field_name.
Fault fault_of(const StatedField& field) {
  const std::string& name = field.field->name;
  if (field.cls == "CompositePrimaryKey")
    return name == "pk" ? Fault{} : Fault{"fields.E013", "is a CompositePrimaryKey, which must be called pk"};
  if (name.ends_with('_'))
    return {"fields.E001", "ends with an underscore, which lookups could not tell from their own"};
  if (name.find("__") != std::string::npos)
    return {"fields.E002", "holds a double underscore, by which lookups separate their parts"};
  if (name == "pk") return {"fields.E003", "is called pk, which stands for the primary key in every query"};
  return {};
}

void run(const CheckContext& context, FindingSink& sink) {
  ModelFindings findings(context, sink);
  for (const StatedModel& model : context.migrations.stated()) {
    for (const StatedField& field : model.fields) {
      if (field.cls.empty()) continue;
      const Fault fault = fault_of(field);
      if (fault.id.empty()) continue;
      std::string message = field_name(context, model, field) + " ";
      Finding* const finding = findings.at_field(fault.id, model, field, message.append(fault.why));
      if (finding != nullptr) finding->help = "give the field another name; db_column keeps the column's";
    }
  }
}

}  // namespace

extern constinit const Check field_name_invalid{
    .id = "field-name-invalid",
    .summary = "A field has a name that Django can't use: it ends with an underscore, holds two of them, or is pk",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
