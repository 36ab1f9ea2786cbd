// Reports names in `replaces` that no migration has, beside others that are there.
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
    {"Django: Squashing migrations", "https://docs.djangoproject.com/en/5.2/topics/migrations/#squashing-migrations"}};

void run(const CheckContext& context, FindingSink& sink) {
  for (const BrokenDependency& broken : context.migrations.problems().replaced) {
    Finding& finding = sink.report(broken.place.file, broken.place.span,
                                   "The migration " + broken.place.migration + " replaces " + broken.wanted +
                                       ", which doesn't exist, beside others that do");
    finding.properties.push_back({"app", {broken.app}});
    finding.properties.push_back({"replaced", {broken.wanted}});
  }
}

}  // namespace

extern constinit const Check squash_replaces_missing{
    .id = "squash-replaces-missing",
    .summary = "A squashed migration replaces one that doesn't exist, beside others that do",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
