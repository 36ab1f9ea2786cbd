// Reports changes of a column for which the database writes every row of the table anew.
// SPDX-License-Identifier: MIT
#include <optional>
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
    {"MySQL: Online DDL operations",
     "https://dev.mysql.com/doc/refman/8.4/en/innodb-online-ddl-operations.html#online-ddl-column-operations"}};

struct Rewrite {
  ColumnType from;
  ColumnType to;
  std::string engines;  // "PostgreSQL and MySQL"
  Engine first{};
  bool several = false;
};

std::optional<Rewrite> rewrite_of(const SchemaStep& step, const Databases& databases) {
  std::optional<Rewrite> out;
  for (const Engine engine : {Engine::postgresql, Engine::mysql}) {
    if (!databases.may_be(engine)) continue;
    const auto from = column_type(engine, step.before->base, step.before->parts);
    const auto to = column_type(engine, step.after->base, step.after->parts);
    if (!from || !to || !rewrites_table(engine, *from, *to)) continue;
    if (!out) out = Rewrite{*from, *to, "", engine};
    out->several = !out->engines.empty();
    out->engines += (out->engines.empty() ? "" : " and ") + std::string(to_string(engine));
  }
  return out;
}

void run(const CheckContext& context, FindingSink& sink) {
  for_each_step(context, {"AlterField"}, [&](const UnreleasedMigration& migration, const SchemaStep& step) {
    if (!step.before || step.new_column || !step.before->deconstructed || !step.after->deconstructed) return;
    const std::optional<Rewrite> rewrite = rewrite_of(step, context.migrations.databases());
    if (!rewrite) return;
    Finding& finding = report_step(sink, migration, step,
                                   std::string(name_of(migration)) + " changes " + field_label(step) + " from " +
                                       write_type(rewrite->from) + " to " + write_type(rewrite->to) + ": " +
                                       rewrite->engines + (rewrite->several ? " write" : " writes") + " all of " +
                                       step.table + " anew, and nobody else can write to it meanwhile");
    set_engine(finding, context, rewrite->first);
    finding.help =
        "add a second column of the new type, write to both, copy the rows in batches, let the code read the new "
        "one, then drop " +
        step.field + "; or do it while nobody works, where the table is small enough";
  });
}

}  // namespace

extern constinit const Check alter_type_rewrites{
    .id = "alter-type-rewrites",
    .summary = "A column's new type makes the database rewrite the table behind a lock",
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
