// Reports columns that took NULL so far and shall no longer.
// SPDX-License-Identifier: MIT
#include <string>
#include <string_view>

#include "analyzer/findings/migration_findings.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"migrations"};
constexpr Topic topics[] = {Topic::model, Topic::settings};
constexpr Reference references[] = {
    {"PostgreSQL: ALTER TABLE, Notes",
     "https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES"},
    {"Django: AlterField", "https://docs.djangoproject.com/en/5.2/ref/migration-operations/#alterfield"},
    {"Django: PostgreSQL migration operations",
     "https://docs.djangoproject.com/en/5.2/ref/contrib/postgres/operations/"}};

bool has_default(const FieldParts& parts) {
  return parts.find("default") != nullptr || parts.find("db_default") != nullptr;
}

std::string message_of(const UnreleasedMigration& migration, const SchemaStep& step, const CheckContext& context) {
  std::string out = std::string(name_of(migration)) + " makes " + field_label(step) + " NOT NULL: ";
  if (has_default(step.after->parts)) out += "rows that hold NULL get its default first, and ";
  else if (!may_have_changed_rows(context, step)) out += "it fails where a row holds NULL, and ";
  out += "code of the last release that writes NULL fails from then on";
  if (context.migrations.databases().may_be(Engine::postgresql))
    out += "; PostgreSQL reads all of " + step.table + " behind an exclusive lock";
  return out;
}

void run(const CheckContext& context, FindingSink& sink) {
  if (!has_server(context)) return;
  for_each_step(context, {"AlterField"}, [&](const UnreleasedMigration& migration, const SchemaStep& step) {
    if (!step.before || step.new_column || step.promised_not_null) return;
    const FieldState& before = *step.before;
    const FieldState& after = *step.after;
    if (!before.deconstructed || !after.deconstructed || before.base.empty() || after.base.empty() ||
        before.many_to_many || after.many_to_many || after.parts.open || !is_true(before.parts, "null") ||
        after.parts.find("null") != nullptr || before.base.ends_with(".NullBooleanField"))
      return;
    Finding& finding = report_step(sink, migration, step, message_of(migration, step, context));
    finding.help =
        "release code that writes no NULL there, then fill the rows in a migration of its own; on PostgreSQL, "
        "before this one, AddConstraintNotValid with CheckConstraint(condition=Q(" +
        step.field + "__isnull=False)) and ValidateConstraint, so that nothing needs to be read";
  });
}

}  // namespace

extern constinit const Check alter_null_to_not_null{.id = "alter-null-to-not-null",
                                                    .summary = "A column that took NULL is made NOT NULL in one step",
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
