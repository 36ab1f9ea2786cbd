// Reports operations that make a migration one that can't be undone.
// SPDX-License-Identifier: MIT
#include <string>
#include <string_view>

#include "analyzer/findings/migration_code.h"
#include "analyzer/findings/migration_findings.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"migrations"};
constexpr Topic topics[] = {Topic::model, Topic::settings};
constexpr Reference references[] = {
    {"Django: RunPython", "https://docs.djangoproject.com/en/5.2/ref/migration-operations/#runpython"},
    {"Django: Reversing migrations", "https://docs.djangoproject.com/en/5.2/topics/migrations/#reversing-migrations"}};

bool lacks(const SchemaStep& step, std::string_view argument) {
  const Constant* value = step.argument(1, argument);
  return value == nullptr || value->is(Constant::Kind::none);
}

void run(const CheckContext& context, FindingSink& sink) {
  for_each_step(context, {"RunPython", "RunSQL"}, [&](const UnreleasedMigration& migration, const SchemaStep& step) {
    const bool python = step.operation == "RunPython";
    const std::string argument = python ? "reverse_code" : "reverse_sql";
    if (step.call.open || step.call.items.empty() || !lacks(step, argument) || (python && does_nothing(step))) return;
    Finding& finding = report_step(
        sink, migration, step,
        std::string(name_of(migration)) + " can't be undone: its " + step.operation + " has no " + argument);
    finding.help =
        "give it " + argument + ", which is migrations." + step.operation + ".noop where nothing needs to be undone";
  });
}

}  // namespace

extern constinit const Check runpython_irreversible{
    .id = "runpython-irreversible",
    .summary = "A RunPython or RunSQL has no reverse, so that the migration can't be undone",
    .severity = Severity::note,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
