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

void run(const CheckContext& context, FindingSink& sink) {
  for_each_step(context, {"AddField"}, [&](const UnreleasedMigration& migration, const SchemaStep& step) {
    const FieldState& field = *step.after;
    const Constant* value = field.parts.find("default");
    if (!field.deconstructed || field.base.empty() || !is_unique(field) || value == nullptr ||
        value->is(Constant::Kind::none) || value->is(Constant::Kind::unknown) || value->is(Constant::Kind::several) ||
        field.parts.find("db_default") != nullptr)
      return;
    const bool callable = value->is(Constant::Kind::reference);
    Finding& finding = report_step(
        sink, migration, step,
        std::string(name_of(migration)) + " gives every row of " + step.table + " the same " + step.field +
            (callable ? " (Django calls the default once)" : "") + ", which is unique: it fails from two rows on");
    const std::string second = number_after(*migration.migration, 1);
    finding.help = "add it here with null=True and without unique=True, fill each row in " + second +
                   ", and alter it to unique=True without null=True in " + number_after(*migration.migration, 2);
  });
}

}  // namespace

extern constinit const Check unique_with_one_default{
    .id = "unique-with-one-default",
    .summary = "A unique column is added with one default for all rows",
    .severity = Severity::error,
    .level = Level::l2,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
