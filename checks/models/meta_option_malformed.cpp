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

bool is_no_group(const Constant& value) {
  return (value.is(Kind::string) && !value.text.empty()) || (value.is(Kind::integer) && value.number != 0);
}

/// A group beside lists of fields that is none. Of a text Django takes each letter for a field.
template <class Say>
void judge_groups(const Constant& together, std::string_view id, const std::string& what, const Say& say) {
  if (!is_list(together) || together.items.empty() || !is_list(together.items[0])) return;
  for (const Constant& group : together.items) {
    if (!group.is(Kind::string) && !group.is(Kind::integer)) continue;
    return say(group.is(Kind::string) ? "models.E012" : id, together,
               what + " holds lists of fields beside what is none", "write a list of tuples of fields");
  }
}

void run(const CheckContext& context, FindingSink& sink) {
  ModelFindings findings(context, sink);
  const bool has_index_together = django_releases(context).last < DjangoRelease{5, 1};
  for (const StatedModel& model : context.migrations.stated()) {
    const std::string& name = context.model.model(model.model).name;
    const auto say = [&](std::string_view id, const Constant& value, const std::string& message,
                         std::string_view help) {
      Finding* const finding = findings.at_value(id, model, value.file, value.span, message);
      if (finding != nullptr) finding->help = help;
    };
    const Constant& together = model.option("unique_together");
    if (is_no_group(together))
      say("models.E010", together, "The unique_together of " + name + " is no list",
          "write a list of tuples of fields");
    judge_groups(together, "models.E011", "The unique_together of " + name, say);
    const Constant& indexed = model.option("index_together");
    if (has_index_together && is_no_group(indexed))
      say("models.E008", indexed, "The index_together of " + name + " is no list", "write a list of tuples of fields");
    if (has_index_together) judge_groups(indexed, "models.E009", "The index_together of " + name, say);
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
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
