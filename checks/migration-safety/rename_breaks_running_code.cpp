// Reports renamed columns and tables, which code of the last release still asks for.
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
    {"Django: RenameField", "https://docs.djangoproject.com/en/5.2/ref/migration-operations/#renamefield"},
    {"Django: db_column", "https://docs.djangoproject.com/en/5.2/ref/models/fields/#db-column"}};

using Kind = Constant::Kind;

std::string table_said(const std::optional<Constant>& value, const SchemaStep& step) {
  const bool said = value && value->is(Kind::string) && !value->text.empty();
  return said ? value->text : step.app + "_" + lower_case(step.model);
}

void report_field(const UnreleasedMigration& migration, const SchemaStep& step, FindingSink& sink) {
  const FieldState& field = *step.before;
  const std::string name = step.text_argument(2, "new_name");
  if (step.new_column || field.base.empty() || !field.deconstructed || field.many_to_many || name.empty() ||
      field.parts.open || field.parts.find("db_column") != nullptr ||
      new_column(field.base, field.parts) == NewColumn::none)
    return;
  const bool key = field.base.ends_with(".ForeignKey") || field.base.ends_with(".OneToOneField");
  const std::string column = step.field + (key ? "_id" : "");
  Finding& finding = report_step(sink, migration, step,
                                 std::string(name_of(migration)) + " renames the column " + column + " of " +
                                     step.table + ": code of the last release still asks for it");
  finding.help = "keep the column: give " + name + " db_column=\"" + column +
                 "\" and make the migration anew; Django then changes nothing in the database";
}

void run(const CheckContext& context, FindingSink& sink) {
  if (!has_server(context)) return;
  for_each_step(
      context, {"RenameField", "RenameModel", "AlterModelTable"},
      [&](const UnreleasedMigration& migration, const SchemaStep& step) {
        if (step.operation == "RenameField") return report_field(migration, step, sink);
        std::string table;
        if (step.operation == "RenameModel") {
          const std::string name = step.text_argument(1, "new_name");
          if (name.empty() || (step.old_value && step.old_value->is(Kind::string) && !step.old_value->text.empty()))
            return;
          table = step.app + "_" + lower_case(name);
        } else {
          const Constant* given = step.argument(1, "table");
          if (given == nullptr || (!given->is(Kind::string) && !given->is(Kind::none))) return;
          table = table_said(*given, step);
        }
        if (table.empty() || step.table.empty() || table == step.table) return;
        Finding& finding = report_step(sink, migration, step,
                                       std::string(name_of(migration)) + " renames the table " + step.table + " to " +
                                           table + ": code of the last release still asks for the old one");
        finding.help = "keep the table: give the model Meta.db_table = \"" + step.table + "\"" +
                       (step.operation == "RenameModel" ? ", in an AlterModelTable before this operation" : "");
      });
}

}  // namespace

extern constinit const Check rename_breaks_running_code{
    .id = "rename-breaks-running-code",
    .summary = "A column or table gets another name while the last release still uses the old one",
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
