// Reports the operations that makemigrations would write: what the models say and the migrations don't.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <string>
#include <string_view>

#include "analyzer/findings/check.h"
#include "analyzer/migrations/history.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"migrations"};
constexpr Topic topics[] = {Topic::model, Topic::settings};
constexpr Reference references[] = {
    {"Django: Migrations", "https://docs.djangoproject.com/en/5.2/topics/migrations/"},
    {"Django: makemigrations --check",
     "https://docs.djangoproject.com/en/5.2/ref/django-admin/#django-admin-makemigrations"}};

std::string subject_of(const Change& change) {
  const std::string model = change.app + "." + change.model;
  return change.field.empty() ? model : model + "." + change.field;
}

/// "max_length: 40 in 0007_title, 60 in the model"
std::string difference_text(const Change& change, const Difference& difference) {
  const std::string where = change.set_by.migration.empty() ? "the migrations" : change.set_by.migration;
  const auto side = [](const std::string& value) { return value.empty() ? std::string("absent") : value; };
  return difference.name + ": " + side(difference.before) + " in " + where + ", " + side(difference.after) +
         " in the model";
}

std::string message_of(const Change& change) {
  const std::string subject = subject_of(change);
  const std::string& operation = change.operation;
  if (operation == "CreateModel") return subject + " has no migration: makemigrations would create it";
  if (operation == "DeleteModel") return "The migrations create " + subject + ", which is no model any more";
  if (operation == "AddField") return subject + " has no migration: makemigrations would add it";
  if (operation == "RemoveField") return "The migrations have " + subject + ", which the model doesn't";
  std::string out = subject + " isn't as its migrations leave it (" + operation + ")";
  for (std::size_t i = 0; i < change.differences.size(); ++i)
    out += (i == 0 ? ": " : "; ") + difference_text(change, change.differences[i]);
  return out;
}

void report(const Change& change, FindingSink& sink) {
  const StatePlace& place = change.place.file.valid() ? change.place : change.set_by;
  Finding& finding = sink.report(place.file, place.span, message_of(change));
  finding.help = "run `python manage.py makemigrations " + change.app + "` and commit what it writes";
  if (change.set_by.file.valid() && !change.set_by.migration.empty())
    finding.notes.push_back({change.set_by.file, change.set_by.span, change.set_by.migration + " set the state last"});
  finding.properties.push_back({"operation", {change.operation}});
  finding.properties.push_back({"app", {change.app}});
  finding.properties.push_back({"model", {change.model}});
  if (!change.field.empty()) finding.properties.push_back({"field", {change.field}});
  std::vector<std::string> names;
  for (const Difference& difference : change.differences) names.push_back(difference.name);
  if (!names.empty()) finding.properties.push_back({"arguments", std::move(names)});
}

void run(const CheckContext& context, FindingSink& sink) {
  for (const Change& change : context.migrations.drift().changes) report(change, sink);
}

}  // namespace

extern constinit const Check migration_drift{.id = "migration-drift",
                                             .summary = "The models are no longer what the migrations leave",
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
