// Reports columns that are added to a table with rows, and give these no value.
// SPDX-License-Identifier: MIT
#include <set>
#include <string>
#include <string_view>

#include "analyzer/findings/migration_findings.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"migrations"};
constexpr Topic topics[] = {Topic::model, Topic::settings};
constexpr Reference references[] = {
    {"Django: Adding fields, default", "https://docs.djangoproject.com/en/5.2/ref/migration-operations/#addfield"},
    {"Django: Field.db_default", "https://docs.djangoproject.com/en/5.2/ref/models/fields/#db-default"}};

std::string message_of(const UnreleasedMigration& migration, const SchemaStep& step, const Databases& databases) {
  const std::string start = std::string(name_of(migration)) + " adds " + field_label(step);
  if (databases.known && databases.engines == std::set<Engine>{Engine::mysql})
    return start + " without a default: MySQL gives the rows of " + step.table + " a value of its own choice, 0 or ''";
  return start + ", which takes no NULL and has no default: it fails where " + step.table + " has rows";
}

void run(const CheckContext& context, FindingSink& sink) {
  for_each_step(context, {"AddField"}, [&](const UnreleasedMigration& migration, const SchemaStep& step) {
    const FieldState& field = *step.after;
    if (!field.deconstructed || field.base.empty() || field.parts.open || is_true(field.parts, "primary_key") ||
        new_column(field.base, field.parts) != NewColumn::nothing)
      return;
    Finding& finding = report_step(sink, migration, step, message_of(migration, step, context.migrations.databases()));
    finding.help =
        "give " + step.field + " a `db_default` (Django 5.0) or a `default`; or add it with null=True, fill it in " +
        number_after(*migration.migration, 1) + ", and take null=True away in " + number_after(*migration.migration, 2);
  });
}

}  // namespace

extern constinit const Check add_not_null_without_default{
    .id = "add-not-null-without-default",
    .summary = "A column that takes no NULL is added without a value for the rows that are there",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
