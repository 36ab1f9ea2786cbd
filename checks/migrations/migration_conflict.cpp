// Reports apps of which several migrations are the last one.
// SPDX-License-Identifier: MIT
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "analyzer/findings/check.h"
#include "analyzer/findings/escalation.h"
#include "analyzer/migrations/history.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"migrations"};
constexpr Topic topics[] = {Topic::migrations};
constexpr Reference references[] = {{"Django: Migrations, version control",
                                     "https://docs.djangoproject.com/en/5.2/topics/migrations/#version-control"}};

/// The migration that brings the branches together, or why somebody has to look at them.
void advise(const std::map<std::string, MergeMigration>& merges, const std::string& app, Finding& finding) {
  finding.help = "run `python manage.py makemigrations --merge " + app + "`";
  const auto merge = merges.find(app);
  if (merge == merges.end()) return;
  if (merge->second.file.path.empty()) {
    add_trigger(finding, Trigger::schema_redesign);
    finding.help += " after a look at the branches: " + merge->second.reason;
    return;
  }
  Strategy strategy;
  strategy.kind = Strategy::Kind::new_files;
  strategy.created.push_back({merge->second.file.path, merge->second.file.text});
  finding.strategies.push_back(std::move(strategy));
  finding.help =
      "`djvet check --fix` writes " + merge->second.file.path + ": what the branches do can be done in either order";
}

void run(const CheckContext& context, FindingSink& sink) {
  for (const MigrationConflict& conflict : context.migrations.problems().conflicts) {
    std::string names;
    for (const StatePlace& leaf : conflict.leaves) names += (names.empty() ? "" : ", ") + leaf.migration;
    const StatePlace& last = conflict.leaves.back();
    Finding& finding =
        sink.report(last.file, last.span, "The app " + conflict.app + " has several last migrations: " + names);
    advise(context.migrations.merges(), conflict.app, finding);
    for (std::size_t i = 0; i + 1 < conflict.leaves.size(); ++i)
      finding.notes.push_back({conflict.leaves[i].file, conflict.leaves[i].span, "nothing depends on this one either"});
    finding.properties.push_back({"app", {conflict.app}});
  }
}

}  // namespace

extern constinit const Check migration_conflict{
    .id = "migration-conflict",
    .summary = "An app has several last migrations, so that none can be applied",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::safe,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
