// Reports SQL that throws rows away for good, or ends the transaction of its migration.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/findings/escalation.h"
#include "analyzer/findings/loss_choices.h"
#include "analyzer/findings/migration_findings.h"
#include "analyzer/migrations/sql_statements.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"migrations"};
constexpr Topic topics[] = {Topic::model, Topic::settings};
constexpr Reference references[] = {
    {"Django: RunSQL", "https://docs.djangoproject.com/en/5.2/ref/migration-operations/#runsql"},
    {"Django: atomic migrations",
     "https://docs.djangoproject.com/en/5.2/howto/writing-migrations/#non-atomic-migrations"}};

bool is(const SqlStatement& statement, std::size_t at, std::string_view word) {
  return at < statement.size() && statement[at] == word;
}

/// The table of a statement, behind words that may stand before it.
std::string table_at(const SqlStatement& statement, std::size_t at) {
  while (is(statement, at, "IF") || is(statement, at, "NOT") || is(statement, at, "EXISTS") ||
         is(statement, at, "ONLY") || is(statement, at, "TABLE"))
    ++at;
  return at < statement.size() && statement[at] != "''" ? lower_case(statement[at]) : "";
}

/// Tables that the SQL itself makes.
std::set<std::string> made_tables(const std::vector<SqlStatement>& statements) {
  std::set<std::string> out;
  for (const SqlStatement& statement : statements)
    for (std::size_t i = 1; i < std::min<std::size_t>(statement.size(), 4) && statement[0] == "CREATE"; ++i)
      if (statement[i] == "TABLE") out.insert(table_at(statement, i));
  return out;
}

bool drops_column(const SqlStatement& statement) {
  if (!is(statement, 0, "ALTER") || !is(statement, 1, "TABLE")) return false;
  for (std::size_t i = 2; i + 2 < statement.size(); ++i)
    if (statement[i] == "DROP" && statement[i + 1] == "COLUMN") return true;
  return false;
}

/// What is lost, for the message; empty: nothing.
std::string lost_by(const SqlStatement& statement, const std::set<std::string>& made) {
  const auto counts = [&](std::size_t at) { return !made.contains(table_at(statement, at)); };
  if (is(statement, 0, "TRUNCATE") && counts(1)) return "TRUNCATE empties a table";
  if (is(statement, 0, "DROP") && is(statement, 1, "TABLE") && counts(2))
    return "DROP TABLE drops a table with all its rows";
  if (is(statement, 0, "DROP") && (is(statement, 1, "SCHEMA") || is(statement, 1, "DATABASE")))
    return "DROP " + statement[1] + " drops all its tables";
  if (drops_column(statement) && counts(2)) return "DROP COLUMN drops a column with all its values";
  if (is(statement, 0, "DELETE") && is(statement, 1, "FROM") && counts(2) && statement.size() <= 3)
    return "DELETE without WHERE deletes every row";
  return {};
}

bool ends_transaction(const SqlStatement& statement) {
  const bool one =
      statement.size() == 1 || (statement.size() == 2 && (statement[1] == "TRANSACTION" || statement[1] == "WORK"));
  return one &&
         (statement[0] == "COMMIT" || statement[0] == "ROLLBACK" || statement[0] == "BEGIN" || statement[0] == "START");
}

void run(const CheckContext& context, FindingSink& sink) {
  for_each_step(context, {"RunSQL"}, [&](const UnreleasedMigration& migration, const SchemaStep& step) {
    const std::vector<SqlStatement> statements = statements_of(step);
    const std::set<std::string> made = made_tables(statements);
    for (const SqlStatement& statement : statements) {
      const std::string lost = lost_by(statement, made);
      if (!lost.empty()) {
        Finding& finding = report_step(sink, migration, step, lost + " in " + std::string(name_of(migration)));
        add_trigger(finding, Trigger::data_loss);
        finding.choices = loss_choices("what this SQL names", "");
        finding.help =
            "decide: save the rows elsewhere first; rename the table or column and drop it in a later release; "
            "or drop them for good, with a comment that says why nobody needs them";
        return;
      }
      if (migration.atomic != true || !ends_transaction(statement)) continue;
      Finding& finding =
          report_step(sink, migration, step,
                      statement[0] + " of this SQL ends or nests the transaction in which " +
                          std::string(name_of(migration)) + " runs: a failure later leaves it half done");
      finding.help = "leave it out, or give the class Migration `atomic = False`";
      return;
    }
  });
}

}  // namespace

extern constinit const Check runsql_destructive{
    .id = "runsql-destructive",
    .summary = "A RunSQL drops or empties a table, or ends the transaction of its migration",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
