// Reports dependencies on migrations that aren't there, and migrations that wait for each other.
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

std::string names_of(const BrokenDependency& broken) {
  std::string names;
  for (const StatePlace& each : broken.circle) names += (names.empty() ? "" : ", ") + each.migration;
  return names;
}

void run(const CheckContext& context, FindingSink& sink) {
  for (const BrokenDependency& broken : context.migrations.problems().broken) {
    const bool circle = broken.wanted.empty();
    Finding& finding = sink.report(
        broken.place.file, broken.place.span,
        circle ? "Migrations depend on each other in a circle: " + names_of(broken)
               : "The migration " + broken.place.migration + " depends on " + broken.wanted + ", which doesn't exist");
    finding.properties.push_back({"app", {broken.app}});
    if (!circle) finding.properties.push_back({"dependency", {broken.wanted}});
    for (std::size_t i = 1; i < broken.circle.size(); ++i)
      finding.notes.push_back({broken.circle[i].file, broken.circle[i].span, "in the circle"});
  }
}

}  // namespace

extern constinit const Check migration_dependency_broken{
    .id = "migration-dependency-broken",
    .summary = "A migration depends on one that doesn't exist, or on itself by way of others",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
