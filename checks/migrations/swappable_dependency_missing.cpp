// Reports relations to the user model in migrations that may run before it is there.
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
    if (need.kind != UndeclaredNeed::Kind::user_model) continue;
    Finding& finding = sink.report(need.place.file, need.place.span,
                                   "The migration " + need.place.migration + " relates to the user model " +
                                       need.target + ", but no dependency leads to it");
    finding.help = "add `migrations.swappable_dependency(settings.AUTH_USER_MODEL)` to `dependencies`";
    finding.properties.push_back({"app", {need.app}});
    finding.properties.push_back({"model", {need.target}});
  }
}

}  // namespace

extern constinit const Check swappable_dependency_missing{
    .id = "swappable-dependency-missing",
    .summary = "A migration relates to the user model without depending on it",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
