// Reports unique_together and ordering that are no lists, and ordering beside order_with_respect_to.
// Source: Model._check_unique_together and _check_ordering, Options._prepare.
// SPDX-License-Identifier: MIT
#include <string>
#include <string_view>

#include "analyzer/findings/check.h"
#include "analyzer/findings/model_findings.h"
#include "analyzer/migrations/history.h"
#include "analyzer/model/project_model.h"

namespace djvet::checks {
namespace {

using Kind = Constant::Kind;

constexpr std::string_view tags[] = {"models", "system-check"};
constexpr Topic topics[] = {Topic::facts, Topic::model, Topic::settings};
constexpr Reference references[] = {
    {"Django: ordering", "https://docs.djangoproject.com/en/5.2/ref/models/options/#ordering"},
    {"Django: System checks of models", "https://docs.djangoproject.com/en/5.2/ref/checks/#models"},
};

bool is_list(const Constant& value) { return value.is(Kind::list) || value.is(Kind::tuple); }

/// A value that is certainly neither a list nor a tuple, and not empty.
bool is_other(const Constant& value) {
  return (value.is(Kind::string) && !value.text.empty()) || value.is(Kind::integer) || value.is(Kind::set) ||
         (value.is(Kind::dict) && !value.items.empty());
}

void run(const CheckContext& context, FindingSink& sink) {
  ModelFindings findings(context, sink);
  for (const StatedModel& model : context.migrations.stated()) {
    const std::string& name = context.model.model(model.model).name;
    const auto say = [&](std::string_view id, const Constant& value, const std::string& message,
                         std::string_view help) {
      Finding* const finding = findings.at_value(id, model, value.file, value.span, message);
      if (finding != nullptr) finding->help = help;
    };
    const Constant& together = model.option("unique_together");
    const bool number = together.is(Kind::integer) && together.number != 0;
    if (number)
      say("models.E010", together, "The unique_together of " + name + " is no list",
          "write a list of tuples of fields");
    if (is_list(together) && !together.items.empty() && is_list(together.items[0]))
      for (const Constant& group : together.items)
        if (group.is(Kind::string) || group.is(Kind::integer))
          say("models.E011", together, "The unique_together of " + name + " holds lists of fields beside what is none",
              "write a list of tuples of fields");
    const Constant& ordering = model.option("ordering");
    const Constant& respect = model.option("order_with_respect_to");
    const bool ordered = is_other(ordering) || (is_list(ordering) && !ordering.items.empty());
    if (ordered && respect.is(Kind::string))
      say("models.E021", ordering, name + " has both ordering and order_with_respect_to",
          "order_with_respect_to sets the ordering itself");
    else if (is_other(ordering) && !is_given(respect))
      say("models.E014", ordering, "The ordering of " + name + " is no list",
          "write a list of field names, even for one");
  }
}

}  // namespace

extern constinit const Check meta_option_malformed{
    .id = "meta-option-malformed",
    .summary = "An option of a model's Meta has a form that Django can't read",
    .severity = Severity::error,
    .level = Level::l1,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
