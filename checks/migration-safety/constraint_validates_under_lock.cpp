// Reports check constraints that PostgreSQL validates while it holds the table.
// SPDX-License-Identifier: MIT
#include <string>
#include <string_view>

#include "analyzer/findings/migration_findings.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"migrations"};
constexpr Topic topics[] = {Topic::model, Topic::settings};
constexpr Reference references[] = {
    {"Django: Adding constraints without enforcing validation",
     "https://docs.djangoproject.com/en/5.2/ref/contrib/postgres/operations/"
     "#adding-constraints-without-enforcing-validation"},
    {"PostgreSQL: ALTER TABLE, Notes",
     "https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES"}};

void run(const CheckContext& context, FindingSink& sink) {
  if (!context.migrations.databases().may_be(Engine::postgresql)) return;
  for_each_step(context, {"AddConstraint"}, [&](const UnreleasedMigration& migration, const SchemaStep& step) {
    const Constant* constraint = step.argument(1, "constraint");
    if (constraint == nullptr || constraint->text != "django.db.models.CheckConstraint") return;
    Finding& finding = report_step(sink, migration, step,
                                   "PostgreSQL reads all of " + step.table + " behind an exclusive lock while " +
                                       std::string(name_of(migration)) + " adds the check constraint");
    set_engine(finding, context, Engine::postgresql);
    finding.help = "use AddConstraintNotValid of django.contrib.postgres.operations here, and ValidateConstraint in " +
                   number_after(*migration.migration, 1);
  });
}

}  // namespace

extern constinit const Check constraint_validates_under_lock{
    .id = "constraint-validates-under-lock",
    .summary = "A check constraint is added and validated in one step on PostgreSQL",
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
