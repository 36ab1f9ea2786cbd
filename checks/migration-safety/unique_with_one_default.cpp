// Reports unique columns for which all rows of a table get the same value.
// SPDX-License-Identifier: MIT
#include <string>
#include <string_view>

#include "analyzer/findings/migration_findings.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"migrations"};
constexpr Topic topics[] = {Topic::model, Topic::settings};
constexpr Reference references[] = {
    {"Django: Migrations that add unique fields",
     "https://docs.djangoproject.com/en/5.2/howto/writing-migrations/#migrations-that-add-unique-fields"}};

bool is_unique(const FieldState& field) {
  return is_true(field.parts, "unique") || field.base.ends_with(".OneToOneField");
}

/// The default that all rows got, or nothing: constants and callables, which Django calls once.
const Constant* one_default(const FieldState& field) {
  const Constant* value = field.parts.find("default");
  const bool known = value != nullptr && !value->is(Constant::Kind::none) && !value->is(Constant::Kind::unknown) &&
                     !value->is(Constant::Kind::several);
  return known && field.deconstructed && !field.base.empty() && field.parts.find("db_default") == nullptr ? value
                                                                                                          : nullptr;
}

/// The default with which an unreleased migration added the column of a step, when nothing has changed the rows since.
const Constant* default_since(const CheckContext& context, const SchemaStep& step) {
  const Constant* found = nullptr;
  for (const UnreleasedMigration& migration : context.migrations.unreleased())
    for (const SchemaStep& other : migration.steps) {
      if (&other == &step) return found;
      if (other.operation == "RunPython" || other.operation == "RunSQL") found = nullptr;
      if (other.operation == "AddField" && other.app == step.app && other.model == step.model &&
          other.field == step.field)
        found = one_default(*other.after);
    }
  return nullptr;
}

void run(const CheckContext& context, FindingSink& sink) {
  for_each_step(context, {"AddField", "AlterField"}, [&](const UnreleasedMigration& migration, const SchemaStep& step) {
    const bool added = step.operation == "AddField";
    if (!is_unique(*step.after) || (!added && (!step.new_column || !step.before || is_unique(*step.before)))) return;
    const Constant* value = added ? one_default(*step.after) : default_since(context, step);
    if (value == nullptr) return;
    const bool callable = value->is(Constant::Kind::reference);
    Finding& finding =
        report_step(sink, migration, step,
                    std::string(name_of(migration)) +
                        (added ? " gives every row of " : " makes a column unique in which every row of ") +
                        step.table + (added ? " the same " : " has the same ") + step.field +
                        (callable ? " (Django calls the default once)" : "") +
                        (added ? ", which is unique: it fails from two rows on" : ": it fails from two rows on"));
    if (!added) {
      finding.help = "fill each row first, in a RunPython of a migration between";
      return;
    }
    finding.help = "add it here with null=True and without unique=True, fill each row in " +
                   number_after(*migration.migration, 1) + ", and alter it to unique=True without null=True in " +
                   number_after(*migration.migration, 2);
  });
}

}  // namespace

extern constinit const Check unique_with_one_default{
    .id = "unique-with-one-default",
    .summary = "A unique column is added with one default for all rows",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
