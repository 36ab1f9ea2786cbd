// Reports migrations of a release whose files aren't as they were.
// SPDX-License-Identifier: MIT
#include <string>
#include <string_view>

#include "analyzer/findings/migration_findings.h"
#include "analyzer/model/project_model.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"migrations"};
constexpr Topic topics[] = {Topic::model, Topic::settings};
constexpr Reference references[] = {{"Django: Migrations, version control",
                                     "https://docs.djangoproject.com/en/5.2/topics/migrations/#version-control"}};

void run(const CheckContext& context, FindingSink& sink) {
  for (const Migration* migration : context.migrations.edited()) {
    const Class& cls = context.model.cls(migration->cls);
    Finding& finding = sink.report(
        cls.file, context.model.facts(cls.file).scopes()[cls.scope].name_span,
        migration->key.second + " was edited after its release: databases that have run it keep what it did then");
    finding.help = "take the change back, and make a new migration of app " + migration->key.first + " for it";
    finding.properties.push_back({"migration", {migration->key.first + "." + migration->key.second}});
  }
}

}  // namespace

extern constinit const Check released_migration_edited{
    .id = "released-migration-edited",
    .summary = "A migration that was released before has been edited",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
