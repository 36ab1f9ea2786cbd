// Reports options of many-to-many fields that Django ignores or refuses.
// Source: ManyToManyField._check_unique and _check_ignored_options.
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
    {"Django: ManyToManyField", "https://docs.djangoproject.com/en/5.2/ref/models/fields/#manytomanyfield"},
    {"Django: System checks of related fields", "https://docs.djangoproject.com/en/5.2/ref/checks/#related-fields"},
};

void look_at(const CheckContext& context, const StatedModel& model, const StatedField& field, ModelFindings& findings) {
  const std::string name = field_name(context, model, field);
  const auto say = [&](std::string_view id, std::string_view what, std::string_view help) {
    std::string message = name + " ";
    if (Finding* finding = findings.at_field(id, model, field, message.append(what))) finding->help = help;
  };
  if (truth_of(field.argument("unique")) == true)
    say("fields.E330", "is many-to-many and unique, which it can't be", "remove unique, or use a ForeignKey");
  if (field.arguments.find("null") != nullptr)
    say("fields.W340", "is many-to-many: null has no effect on it",
        "remove null; blank=True lets forms leave it empty");
  const Constant& validators = field.argument("validators");
  if (validators.is_sequence() && !validators.items.empty())
    say("fields.W341", "is many-to-many: its validators are never called", "validate in the form or in a signal");
  const Constant& to = field.argument("to");
  const Constant& symmetrical = field.argument("symmetrical");
  const bool mutual =
      symmetrical.is(Kind::absent) || symmetrical.is(Kind::none) ? to.is_text("self") : truth_of(symmetrical) == true;
  const Constant& related = field.argument("related_name");
  if (mutual && related.is(Kind::string) && !related.text.empty())
    say("fields.W345", "is symmetrical: its related_name has no effect",
        "remove related_name, or set symmetrical=False");
  const Constant& comment = field.argument("db_comment");
  if (comment.is(Kind::string) && !comment.text.empty())
    say("fields.W346", "is many-to-many and has no column: db_comment has no effect on it", "remove db_comment");
}

void run(const CheckContext& context, FindingSink& sink) {
  ModelFindings findings(context, sink);
  for (const StatedModel& model : context.migrations.stated())
    for (const StatedField& field : model.fields)
      if (field.cls == "ManyToManyField") look_at(context, model, field, findings);
}

}  // namespace

extern constinit const Check m2m_options_ignored{
    .id = "m2m-options-ignored",
    .summary = "A ManyToManyField is given an option that has no effect on it",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
