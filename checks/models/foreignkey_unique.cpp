// Reports keys with unique=True: their other end is a manager of at most one row.
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
    {"Django: OneToOneField", "https://docs.djangoproject.com/en/5.2/ref/models/fields/#onetoonefield"},
    {"Django: System checks of related fields", "https://docs.djangoproject.com/en/5.2/ref/checks/#related-fields"},
};

void run(const CheckContext& context, FindingSink& sink) {
  ModelFindings findings(context, sink);
  for (const StatedModel& model : context.migrations.stated()) {
    for (const StatedField& field : model.fields) {
      if (field.cls != "ForeignKey") continue;
      const bool key = truth_of(field.argument("primary_key")) == true;
      if (!key && truth_of(field.argument("unique")) != true) continue;
      Finding* const finding =
          findings.at_field("fields.W342", model, field,
                            field_name(context, model, field) + " is a ForeignKey with " +
                                (key ? "primary_key=True" : "unique=True") + ": at most one row points to each target");
      if (finding != nullptr) finding->help = "use OneToOneField, whose other end is that row and no manager";
    }
  }
}

}  // namespace

extern constinit const Check foreignkey_unique{.id = "foreignkey-unique",
                                               .summary = "A ForeignKey is unique, which a OneToOneField says better",
                                               .severity = Severity::warning,
                                               .confidence = Confidence::high,
                                               .fix = FixKind::none,
                                               .since = "0.1",
                                               .tags = tags,
                                               .reads = topics,
                                               .references = references,
                                               .run = run};

}  // namespace djvet::checks
