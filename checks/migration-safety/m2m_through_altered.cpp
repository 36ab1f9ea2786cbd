// Reports changes of a field that Django refuses to make.
// SPDX-License-Identifier: MIT
#include <string>
#include <string_view>

#include "analyzer/findings/migration_findings.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"migrations"};
constexpr Topic topics[] = {Topic::model, Topic::settings};
constexpr Reference references[] = {
    {"Django: ManyToManyField.through",
     "https://docs.djangoproject.com/en/5.2/ref/models/fields/#django.db.models.ManyToManyField.through"},
    {"Django: Changing a ManyToManyField to use a through model",
     "https://docs.djangoproject.com/en/5.2/howto/writing-migrations/"
     "#changing-a-manytomanyfield-to-use-a-through-model"}};

bool has_through(const FieldState& field) { return field.parts.find("through") != nullptr; }

void run(const CheckContext& context, FindingSink& sink) {
  for (const UnreleasedMigration& migration : context.migrations.unreleased())
    for (const SchemaStep& step : migration.steps) {
      if (step.operation != "AlterField" || !step.before || step.before->base.empty() || step.after->base.empty())
        continue;
      const FieldState& before = *step.before;
      const FieldState& after = *step.after;
      if (before.parts.open || after.parts.open) continue;
      const bool kind = before.many_to_many != after.many_to_many;
      if (!kind && (!after.many_to_many || has_through(before) == has_through(after))) continue;
      const std::string what = kind ? (after.many_to_many ? "into a many-to-many field" : "from a many-to-many field")
                                    : (has_through(after) ? "to a through model" : "away from its through model");
      Finding& finding = report_step(sink, migration, step,
                                     std::string(name_of(migration)) + " alters " + field_label(step) + " " + what +
                                         ", which Django refuses with a ValueError");
      finding.help = kind ? "remove the field and add the new one, with a RunPython between that moves what it holds"
                          : "let SeparateDatabaseAndState create the through model and alter the field in its "
                            "state_operations, and keep the table that is there with Meta.db_table";
    }
}

}  // namespace

extern constinit const Check m2m_through_altered{
    .id = "m2m-through-altered",
    .summary = "AlterField changes a many-to-many field into something that it can't become",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
