// Reports relations to models of other apps that no dependency of the migration leads to.
// SPDX-License-Identifier: MIT
#include <string>
#include <string_view>

#include "analyzer/findings/check.h"
#include "analyzer/migrations/history.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"migrations"};
constexpr Topic topics[] = {Topic::migrations};
constexpr Reference references[] = {
    {"Django: Migrations, dependencies", "https://docs.djangoproject.com/en/5.2/topics/migrations/#dependencies"}};

void run(const CheckContext& context, FindingSink& sink) {
  for (const UndeclaredNeed& need : context.migrations.undeclared()) {
    if (need.kind != UndeclaredNeed::Kind::relation) continue;
    Finding& finding = sink.report(need.place.file, need.place.span,
                                   "The migration " + need.place.migration + " relates to " + need.target +
                                       ", but no dependency leads to the app " + need.needed);
    finding.help = "add the migration of " + need.needed + " that makes the model to `dependencies`";
    finding.properties.push_back({"app", {need.app}});
    finding.properties.push_back({"model", {need.target}});
  }
}

}  // namespace

extern constinit const Check migration_relation_undeclared{
    .id = "migration-relation-undeclared",
    .summary = "A migration relates to a model of an app that it doesn't depend on",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
