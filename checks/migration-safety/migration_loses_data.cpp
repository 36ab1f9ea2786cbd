// Reports columns, tables and parts of values that a migration throws away.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <string>
#include <string_view>

#include "analyzer/findings/loss_choices.h"
#include "analyzer/findings/migration_findings.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"migrations"};
constexpr Topic topics[] = {Topic::model, Topic::settings};
constexpr Reference references[] = {
    {"Django: RemoveField", "https://docs.djangoproject.com/en/5.2/ref/migration-operations/#removefield"},
    {"Django: Writing database migrations", "https://docs.djangoproject.com/en/5.2/howto/writing-migrations/"}};

/// Whether the field goes with its whole model: makemigrations removes the keys of a model before it deletes it.
bool drops_table_later(const UnreleasedMigration& migration, const SchemaStep& step) {
  return step.operation == "RemoveField" && std::ranges::any_of(migration.steps, [&](const SchemaStep& other) {
           return other.operation == "DeleteModel" && other.app == step.app && other.model == step.model;
         });
}

/// A field that the same migration adds and that could be the dropped one under another name.
std::string renamed_to(const UnreleasedMigration& migration, const SchemaStep& step) {
  for (const SchemaStep& other : migration.steps) {
    if (other.operation != "AddField" || other.model != step.model || other.app != step.app ||
        other.field == step.field)
      continue;
    if (other.after->base == step.before->base && !other.after->base.empty() &&
        same_column(other.after->parts, step.before->parts))
      return other.field;
  }
  return {};
}

std::string lossy_change(const SchemaStep& step, const Databases& databases) {
  if (!step.before || !step.before->deconstructed || !step.after->deconstructed) return {};
  for (const Engine engine : {Engine::postgresql, Engine::mysql}) {
    const auto from = column_type(engine, step.before->base, step.before->parts);
    const auto to = column_type(engine, step.after->base, step.after->parts);
    if (databases.may_be(engine) && from && to && loses_values(*from, *to))
      return "changes " + field_label(step) + " from " + write_type(*from) + " to " + write_type(*to) +
             ": what the new type can't hold is cut off";
  }
  return {};
}

std::string lost_by(const UnreleasedMigration& migration, const SchemaStep& step, const Databases& databases) {
  if (step.operation == "DeleteModel") return "drops the table " + step.table + " with all its rows";
  if (step.operation == "AlterField") return lossy_change(step, databases);
  if (step.before->base.empty() ||
      (!step.before->many_to_many && new_column(step.before->base, step.before->parts) == NewColumn::none))
    return {};
  const std::string renamed = renamed_to(migration, step);
  return "drops " + field_label(step) + " with all its values" +
         (renamed.empty() ? "" : "; it adds " + renamed + ", which may be the same field under another name");
}

std::vector<Choice> choices_of(const UnreleasedMigration& migration, const SchemaStep& step) {
  if (step.operation == "DeleteModel") return loss_choices("the table " + step.table, "");
  if (step.operation == "RemoveField") return loss_choices(field_label(step), renamed_to(migration, step));
  return loss_choices("the old type of " + field_label(step), "");
}

void run(const CheckContext& context, FindingSink& sink) {
  for_each_step(
      context, {"RemoveField", "DeleteModel", "AlterField"},
      [&](const UnreleasedMigration& migration, const SchemaStep& step) {
        if (step.new_column || drops_table_later(migration, step)) return;
        const std::string lost = lost_by(migration, step, context.migrations.databases());
        if (lost.empty() || may_have_changed_rows(context, step)) return;
        Finding& finding = report_step(sink, migration, step, std::string(name_of(migration)) + " " + lost);
        finding.choices = choices_of(migration, step);
        finding.help =
            "decide: keep it for now (SeparateDatabaseAndState with this in state_operations alone: can be undone); "
            "move the values first, in a RunPython of the migration before; save them elsewhere; or drop them for good";
      });
}

}  // namespace

extern constinit const Check migration_loses_data{
    .id = "migration-loses-data",
    .summary = "A migration drops a column, a table or a part of its values",
    .severity = Severity::warning,
    .trigger = Trigger::data_loss,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
