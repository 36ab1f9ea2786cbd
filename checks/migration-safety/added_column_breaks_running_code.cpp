// Reports new columns without which code of the last release can insert no rows.
// SPDX-License-Identifier: MIT
#include <string>
#include <string_view>

#include "analyzer/findings/migration_findings.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"migrations"};
constexpr Topic topics[] = {Topic::model, Topic::settings};
constexpr Reference references[] = {
    {"Django: Field.db_default", "https://docs.djangoproject.com/en/5.2/ref/models/fields/#db-default"},
    {"Django: Default values of migrations",
     "https://docs.djangoproject.com/en/5.2/ref/migration-operations/#addfield"}};

bool lacks_database_default(NewColumn column) {
  return column == NewColumn::python_default || column == NewColumn::empty_text || column == NewColumn::now;
}

void run(const CheckContext& context, FindingSink& sink) {
  if (!has_server(context)) return;
  for_each_step(context, {"AddField"}, [&](const UnreleasedMigration& migration, const SchemaStep& step) {
    const FieldState& field = *step.after;
    if (!field.deconstructed || field.base.empty() || field.parts.open ||
        !lacks_database_default(new_column(field.base, field.parts)))
      return;
    Finding& finding = report_step(sink, migration, step,
                                   "Once " + std::string(name_of(migration)) + " has added " + field_label(step) +
                                       ", code of the last release can't insert into " + step.table +
                                       ": the column takes no NULL and the database has no default");
    finding.help = "give " + step.field +
                   " a `db_default` (Django 5.0), which stays in the database; or release it with null=True first, and "
                   "take that away in " +
                   number_after(*migration.migration, 1) + " of the release after";
  });
}

}  // namespace

extern constinit const Check added_column_breaks_running_code{
    .id = "added-column-breaks-running-code",
    .summary = "A new column takes no NULL and has a default in the new code alone",
    .severity = Severity::warning,
    .trigger = Trigger::schema_redesign,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
