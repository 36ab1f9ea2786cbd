// Reports operations that PostgreSQL refuses inside the transaction of their migration.
// SPDX-License-Identifier: MIT
#include <string>
#include <string_view>

#include "analyzer/findings/migration_findings.h"
#include "analyzer/migrations/sql_statements.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"migrations"};
constexpr Topic topics[] = {Topic::model, Topic::settings};
constexpr Reference references[] = {
    {"Django: Concurrent index operations",
     "https://docs.djangoproject.com/en/5.2/ref/contrib/postgres/operations/#concurrent-index-operations"},
    {"PostgreSQL: Building indexes concurrently",
     "https://www.postgresql.org/docs/current/sql-createindex.html#SQL-CREATEINDEX-CONCURRENTLY"}};

void run(const CheckContext& context, FindingSink& sink) {
  for (const UnreleasedMigration& migration : context.migrations.unreleased()) {
    if (migration.atomic != true) continue;
    for (const SchemaStep& step : migration.steps) {
      std::string what;
      if (step.operation.ends_with("Concurrently")) what = step.operation;
      else if (step.operation == "RunSQL") what = refused_in_transaction(statements_of(step));
      if (what.empty() || (step.operation == "RunSQL" && !context.migrations.databases().may_be(Engine::postgresql)))
        continue;
      Finding& finding = report_step(sink, migration, step,
                                     what + " can't run inside a transaction, and " + std::string(name_of(migration)) +
                                         " runs in one: PostgreSQL refuses it");
      if (step.operation == "RunSQL") set_engine(finding, context, Engine::postgresql);
      finding.help = "give the class Migration `atomic = False`, and leave it no other operation";
    }
  }
}

}  // namespace

extern constinit const Check concurrent_needs_nonatomic{
    .id = "concurrent-needs-nonatomic",
    .summary = "An operation that can't run in a transaction is in an atomic migration",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
