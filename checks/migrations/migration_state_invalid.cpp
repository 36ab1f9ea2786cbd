// Reports operations on models, fields, indexes and constraints that aren't there when their turn comes.
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
    {"Django: Migration operations", "https://docs.djangoproject.com/en/5.2/ref/migration-operations/"}};

/// "the field shop.Book.price"
std::string subject_of(const StateProblem& problem) {
  const std::string model = problem.app + "." + problem.model;
  switch (problem.fault) {
    case StateFault::absent_model:
    case StateFault::model_exists: return "the model " + model;
    case StateFault::absent_field:
    case StateFault::field_exists: return "the field " + model + "." + problem.name;
    case StateFault::absent_index: return "the index " + problem.name + " of " + model;
    case StateFault::absent_constraint: return "the constraint " + problem.name + " of " + model;
  }
  return model;
}

std::string message_of(const StateProblem& problem) {
  const bool exists = problem.fault == StateFault::model_exists || problem.fault == StateFault::field_exists;
  std::string out = problem.operation + " can't be applied: " + subject_of(problem);
  if (exists) return out + " is there already, by " + problem.made_already;
  if (!problem.made_later.empty()) return out + " is only made later, by " + problem.made_later;
  return out + " isn't there at this point";
}

void run(const CheckContext& context, FindingSink& sink) {
  for (const StateProblem& problem : context.migrations.state_problems()) {
    Finding& finding = sink.report(problem.place.file, problem.place.span, message_of(problem));
    finding.help = "`djvet migrations --at " + problem.app + "." + problem.place.migration +
                   "` shows the models as the migrations leave them";
    finding.properties.push_back({"operation", {problem.operation}});
    finding.properties.push_back({"app", {problem.app}});
    finding.properties.push_back({"model", {problem.model}});
    if (!problem.name.empty()) finding.properties.push_back({"name", {problem.name}});
  }
}

}  // namespace

extern constinit const Check migration_state_invalid{
    .id = "migration-state-invalid",
    .summary = "An operation changes a model, field or index that isn't there when its turn comes",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
