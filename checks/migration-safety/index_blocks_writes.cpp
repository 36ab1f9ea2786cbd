// Reports indexes that are built while nobody can write to their table.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <string>
#include <string_view>

#include "analyzer/findings/migration_findings.h"
#include "analyzer/migrations/options.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"migrations"};
constexpr Topic topics[] = {Topic::model, Topic::settings};
constexpr Reference references[] = {
    {"PostgreSQL: Building indexes concurrently",
     "https://www.postgresql.org/docs/current/sql-createindex.html#SQL-CREATEINDEX-CONCURRENTLY"},
    {"Django: AddIndexConcurrently",
     "https://docs.djangoproject.com/en/5.2/ref/contrib/postgres/operations/#concurrent-index-operations"}};

using Kind = Constant::Kind;

constexpr std::size_t by_name = 99;  // a position that no argument has

bool is_false(const FieldParts& parts, std::string_view argument) {
  const Constant* value = parts.find(argument);
  return value != nullptr && value->is(Kind::boolean) && value->number == 0;
}

bool is_unique(const FieldState& field) {
  return is_true(field.parts, "unique") || is_true(field.parts, "primary_key") ||
         field.base.ends_with(".OneToOneField");
}

bool has_index(const FieldState& field) {
  const bool usual = field.base.ends_with(".ForeignKey") || field.base.ends_with(".SlugField");
  return is_unique(field) || is_true(field.parts, "db_index") || (usual && !is_false(field.parts, "db_index"));
}

bool is_certain(const FieldState& field) {
  return field.deconstructed && !field.base.empty() && !field.parts.open && !field.many_to_many;
}

bool same_texts(const Constant& a, const Constant& b) {
  return std::ranges::equal(a.items, b.items, {}, &Constant::text, &Constant::text);
}

/// Whether AlterUniqueTogether names a group of columns that the table hasn't yet.
bool adds_group(const SchemaStep& step) {
  const Constant* given = step.argument(1, "unique_together");
  if (given == nullptr) return false;
  const Constant now = normal_together(*given);
  return now.is_sequence() && !now.open && std::ranges::any_of(now.items, [&](const Constant& group) {
           return group.is_sequence() && !step.old_value ? true
                  : !step.old_value                      ? false
                                                         : std::ranges::none_of(step.old_value->items,
                                                                                [&](const Constant& old) { return same_texts(old, group); });
         });
}

/// What is built, for the message; empty where nothing is.
std::string built_by(const SchemaStep& step) {
  const std::string& operation = step.operation;
  if (operation == "AddIndex") {
    const Constant* index = step.argument(1, "index");
    const Constant* name = index == nullptr ? nullptr : argument_of(*index, by_name, "name");
    return name != nullptr && name->is(Kind::string) ? "the index " + name->text : "an index";
  }
  if (operation == "AddConstraint") {
    const Constant* constraint = step.argument(1, "constraint");
    if (constraint == nullptr || !constraint->text.ends_with(".UniqueConstraint")) return {};
    const Constant* name = argument_of(*constraint, by_name, "name");
    return name != nullptr && name->is(Kind::string) ? "the unique constraint " + name->text : "a unique constraint";
  }
  if (operation == "AlterUniqueTogether") return adds_group(step) ? "the index of unique_together" : "";
  if (!is_certain(*step.after)) return {};
  const bool unique = is_unique(*step.after);
  if (operation == "AddField") {
    // The index that Django gives each new key is left out: the column is empty, as a rule.
    if (!is_true(step.after->parts, "unique") && !is_true(step.after->parts, "db_index")) return {};
  } else if (!step.before || !is_certain(*step.before) || is_unique(*step.before) == unique) {
    if (!step.before || !is_certain(*step.before) || has_index(*step.before) || !has_index(*step.after)) return {};
  } else if (!unique) {
    return {};
  }
  return std::string(unique ? "the unique index" : "the index") + " of " + step.field;
}

std::string help_of(const SchemaStep& step) {
  if (step.operation == "AddIndex")
    return "use AddIndexConcurrently of django.contrib.postgres.operations, in a migration of its own with `atomic = "
           "False`";
  const bool unique = step.operation == "AddConstraint" || step.operation == "AlterUniqueTogether" ||
                      (step.after && is_unique(*step.after));
  if (!unique)
    return "leave db_index out, give the model an entry in Meta.indexes, and let AddIndexConcurrently add it in a "
           "migration "
           "of its own with `atomic = False`";
  return "in a migration with `atomic = False`, let RunSQL do CREATE UNIQUE INDEX CONCURRENTLY on " + step.table +
         "; in the next one, SeparateDatabaseAndState with ALTER TABLE " + step.table +
         " ADD CONSTRAINT ... UNIQUE USING INDEX ... and this operation as its state";
}

void run(const CheckContext& context, FindingSink& sink) {
  if (!context.migrations.databases().may_be(Engine::postgresql)) return;
  for_each_step(context, {"AddIndex", "AddConstraint", "AlterUniqueTogether", "AddField", "AlterField"},
                [&](const UnreleasedMigration& migration, const SchemaStep& step) {
                  const std::string built = built_by(step);
                  if (built.empty()) return;
                  Finding& finding = report_step(sink, migration, step,
                                                 "PostgreSQL lets nobody write to " + step.table + " while " +
                                                     std::string(name_of(migration)) + " builds " + built);
                  set_engine(finding, context, Engine::postgresql);
                  finding.help = help_of(step);
                });
}

}  // namespace

extern constinit const Check index_blocks_writes{
    .id = "index-blocks-writes",
    .summary = "An index is built on an existing PostgreSQL table in a way that blocks writes",
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
