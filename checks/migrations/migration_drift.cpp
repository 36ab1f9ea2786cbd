// Reports the operations that makemigrations would write: what the models say and the migrations don't.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzer/findings/check.h"
#include "analyzer/findings/escalation.h"
#include "analyzer/findings/loss_choices.h"
#include "analyzer/migrations/history.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"migrations"};
constexpr Topic topics[] = {Topic::migrations};
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

/// What is to be done for the changes of an app: the files that are written, or the decision that comes first.
void advise(const MissingMigration& missing, std::size_t change, const std::string& app, const std::string& lost,
            Finding& finding) {
  if (!missing.files.empty()) {
    Strategy strategy;
    strategy.kind = Strategy::Kind::new_files;
    std::string names;
    for (const MigrationFile& file : missing.files) {
      strategy.created.push_back({file.path, file.text});
      names += (names.empty() ? "" : ", ") + file.path;
    }
    finding.strategies.push_back(std::move(strategy));
    finding.help = "`djvet check --fix` writes " + names + ", as `python manage.py makemigrations " + app + "` would";
    return;
  }
  finding.help = "run `python manage.py makemigrations " + app + "` and commit what it writes";
  if (missing.decisions.empty()) return;
  const auto own = std::ranges::find(missing.decisions, change, &OpenDecision::change);
  const OpenDecision& decision = own != missing.decisions.end() ? *own : missing.decisions.front();
  if (own != missing.decisions.end() && own->loses_data) {
    add_trigger(finding, Trigger::data_loss);
    finding.choices = loss_choices(lost, "");
  }
  if (decision.question) finding.help = "to decide before a migration is written: " + decision.text;
  else finding.help += "; djvet can't write it: " + decision.text;
}

void report(const Change& change, FindingSink& sink, const MissingMigration* missing, std::size_t index) {
  const StatePlace& place = change.place.file.valid() ? change.place : change.set_by;
  Finding& finding = sink.report(place.file, place.span, message_of(change));
  if (missing != nullptr)
    advise(*missing, index, change.app, change.model + (change.field.empty() ? "" : "." + change.field), finding);
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
  const std::vector<Change>& changes = context.migrations.drift().changes;
  const MissingMigrations& missing = context.migrations.missing();
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const auto app = missing.find(changes[i].app);
    report(changes[i], sink, app == missing.end() ? nullptr : &app->second, i);
  }
}

}  // namespace

extern constinit const Check migration_drift{.id = "migration-drift",
                                             .summary = "The models are no longer what the migrations leave",
                                             .severity = Severity::error,
                                             .confidence = Confidence::high,
                                             .fix = FixKind::safe,
                                             .since = "0.1",
                                             .tags = tags,
                                             .reads = topics,
                                             .references = references,
                                             .run = run};

}  // namespace djvet::checks
