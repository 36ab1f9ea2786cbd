// Reports migrations that change rows while they hold tables in the same transaction.
// SPDX-License-Identifier: MIT
#include <string>
#include <string_view>
#include <utility>

#include "analyzer/findings/migration_code.h"
#include "analyzer/findings/migration_findings.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"migrations"};
constexpr Topic topics[] = {Topic::model, Topic::settings};
constexpr Reference references[] = {
    {"Django: RunPython", "https://docs.djangoproject.com/en/5.2/ref/migration-operations/#runpython"},
    {"PostgreSQL: ALTER TABLE, Notes",
     "https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES"}};

bool changes_table(const SchemaStep& step) {
  if (step.new_table || step.table.empty() || step.operation.ends_with("Concurrently") ||
      step.operation == "CreateModel" || step.operation == "AlterModelOptions" ||
      step.operation == "ValidateConstraint" || step.operation == "AddConstraintNotValid")
    return false;
  if (step.operation != "AlterField") return true;
  return step.before && step.before->deconstructed && step.after->deconstructed &&
         !(step.before->path == step.after->path && same_column(step.before->parts, step.after->parts));
}

/// The first RunPython of a migration that runs while a table is locked, with the operation that locks it.
std::pair<const SchemaStep*, const SchemaStep*> mixture(const UnreleasedMigration& migration) {
  const SchemaStep* change = nullptr;
  for (const SchemaStep& step : migration.steps) {
    if (changes_table(step) && change == nullptr) change = &step;
    if (step.operation == "RunPython" && !does_nothing(step) && change != nullptr) return {&step, change};
  }
  return {};
}

void run(const CheckContext& context, FindingSink& sink) {
  if (!context.migrations.databases().may_be(Engine::postgresql)) return;
  for (const UnreleasedMigration& migration : context.migrations.unreleased()) {
    if (migration.atomic != true) continue;
    const auto [code, change] = mixture(migration);
    if (code == nullptr) continue;
    Finding& finding = report_step(sink, migration, *code,
                                   "PostgreSQL keeps " + change->table + " locked while this code of " +
                                       std::string(name_of(migration)) + " runs");
    set_engine(finding, context, Engine::postgresql);
    finding.notes.push_back(
        {change->place.file, change->place.span, change->operation + " locks the table until the transaction ends"});
    finding.help = "move the RunPython into a migration of its own: " + number_after(*migration.migration, 1);
  }
}

}  // namespace

extern constinit const Check schema_and_data_mixed{
    .id = "schema-and-data-mixed",
    .summary = "A migration changes tables and rows in one transaction on PostgreSQL",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
