// Reports check constraints with RawSQL(), which full_clean() leaves out.
// Source: CheckConstraint.check, since Django 4.1.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/findings/check.h"
#include "analyzer/findings/model_findings.h"
#include "analyzer/migrations/history.h"
#include "analyzer/model/project_model.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"models", "system-check"};
constexpr Topic topics[] = {Topic::facts, Topic::model, Topic::settings};
constexpr Reference references[] = {
    {"Django: Validation of constraints", "https://docs.djangoproject.com/en/5.2/ref/models/constraints/#validate"},
    {"Django: System checks of models", "https://docs.djangoproject.com/en/5.2/ref/checks/#models"},
};

bool has_raw_sql(const Constant& condition) {
  std::vector<const Constant*> waiting{&condition};
  for (std::size_t i = 0; i < waiting.size(); ++i) {
    const Constant& value = *waiting[i];
    if (value.is(Constant::Kind::call) && value.text.starts_with("django.db.models.") &&
        value.text.ends_with(".RawSQL"))
      return true;
    for (const Constant& item : value.items) waiting.push_back(&item);
  }
  return false;
}

void run(const CheckContext& context, FindingSink& sink) {
  ModelFindings findings(context, sink);
  for (const StatedModel& model : context.migrations.stated()) {
    if (!is_left_out(model.option("required_db_features"))) continue;
    for (const StatedIndex& constraint : model.constraints) {
      if (constraint.cls != "CheckConstraint") continue;
      const std::string_view parts[] = {"condition", "check"};
      const bool raw = std::ranges::any_of(
          parts, [&](std::string_view part) { return has_raw_sql(argument_of(constraint.arguments, part)); });
      if (!raw) continue;
      const std::string& name = context.model.model(model.model).name;
      Finding* const finding = findings.at_value(
          "models.W045", model, constraint.file, constraint.span,
          "A check constraint of " + name + " has RawSQL(), which full_clean() can't try", constraint.name);
      if (finding != nullptr) finding->help = "write the condition with Q() and functions of the database";
    }
  }
}

}  // namespace

extern constinit const Check check_constraint_raw_sql{
    .id = "check-constraint-raw-sql",
    .summary = "A check constraint is written with RawSQL(), so that forms and full_clean() don't see it",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
