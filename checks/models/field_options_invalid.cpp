// Reports options of fields that contradict each other, or that Django can't use: fields whose table or forms would fail.
// Invariant: only options whose values are constants, of fields of Django's own classes or of classes that add nothing to them.
// SPDX-License-Identifier: MIT
#include <string>
#include <string_view>

#include "analyzer/findings/check.h"
#include "analyzer/findings/field_options.h"
#include "analyzer/findings/model_findings.h"
#include "analyzer/migrations/history.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"models", "system-check"};
constexpr Topic topics[] = {Topic::facts, Topic::model, Topic::settings};
constexpr Reference references[] = {
    {"Django: Field options", "https://docs.djangoproject.com/en/5.2/ref/models/fields/#field-options"},
    {"Django: System checks of fields", "https://docs.djangoproject.com/en/5.2/ref/checks/#model-fields"},
};

/// What is wrong with the field of which a GeneratedField's value is: Django has one id for its errors, and one for its warnings.
void judge_output(const CheckContext& context, const FieldOptions& options, const StatedModel& model,
                  const StatedField& field, ModelFindings& findings) {
  for (const StatedField& output : field.inner) {
    for (const FieldFault& fault : options.faults_of(output)) {
      const bool warning = fault.id.find(".W") != std::string_view::npos;
      Finding* const finding =
          findings.at_field(warning ? "fields.W224" : "fields.E223", model, field,
                            "The output_field of " + field_name(context, model, field) + " " + fault.what);
      if (finding != nullptr) finding->help = fault.help;
    }
  }
}

void run(const CheckContext& context, FindingSink& sink) {
  ModelFindings findings(context, sink);
  const FieldOptions options(context);
  for (const StatedModel& model : context.migrations.stated()) {
    for (const StatedField& field : model.fields) {
      for (const FieldFault& fault : options.faults_of(field)) {
        Finding* const finding =
            findings.at_field(fault.id, model, field, field_name(context, model, field) + " " + fault.what);
        if (finding != nullptr) finding->help = fault.help;
      }
      if (field.cls == "GeneratedField") judge_output(context, options, model, field, findings);
    }
  }
}

}  // namespace

extern constinit const Check field_options_invalid{
    .id = "field-options-invalid",
    .summary = "A field's options contradict each other, or one has a value that Django can't use",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
