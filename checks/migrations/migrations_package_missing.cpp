// Reports installed apps with models that no migration makes, because they have no migrations package.
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
    {"Django: Adding migrations to apps",
     "https://docs.djangoproject.com/en/5.2/topics/migrations/#adding-migrations-to-apps"}};

void run(const CheckContext& context, FindingSink& sink) {
  for (const UnmigratedApp& app : context.migrations.unmigrated()) {
    const bool has_files = app.files != 0;
    Finding& finding = sink.report(
        app.model.file, app.model.span,
        has_files ? "Django doesn't see the migrations of " + app.label + ": " + app.folder + " has no __init__.py"
                  : "The app " + app.label + " has no migrations, so nothing makes the table of " + app.name);
    finding.help = has_files ? "add an empty " + app.folder + "/__init__.py"
                             : "run `python manage.py makemigrations " + app.label + "`";
    finding.properties.push_back({"app", {app.label}});
  }
}

}  // namespace

extern constinit const Check migrations_package_missing{
    .id = "migrations-package-missing",
    .summary = "An app has models but no migrations package, while other apps of the project have one",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
