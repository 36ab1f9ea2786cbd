// Reports labels of models in relations that no app provides.
// Invariant: see findings/missing_model.h.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>

#include "analyzer/findings/check.h"
#include "analyzer/findings/missing_model.h"
#include "analyzer/findings/model_findings.h"
#include "analyzer/migrations/history.h"
#include "analyzer/migrations/state.h"
#include "analyzer/model/project_model.h"

namespace djvet::checks {
namespace {

using Kind = Constant::Kind;

constexpr std::string_view tags[] = {"models", "system-check"};
constexpr Topic topics[] = {Topic::facts, Topic::model, Topic::settings};
constexpr Reference references[] = {
    {"Django: ForeignKey", "https://docs.djangoproject.com/en/5.2/ref/models/fields/#foreignkey"},
    {"Django: System checks of related fields", "https://docs.djangoproject.com/en/5.2/ref/checks/#related-fields"},
};

using Why = MissingModels::Why;

class Labels {
 public:
  Labels(const CheckContext& context, FindingSink& sink)
      : context_(context), findings_(context, sink), missing_(context), user_(user_model()) {}

  void relation(const StatedModel& model, const StatedField& field) {
    const Constant& to = field.argument("to");
    const std::string name = field_name(context_, model, field);
    if (is_swapped(field, to)) {
      Finding* const finding = findings_.at_field("fields.E301", model, field,
                                                  name + " points to auth.User, while AUTH_USER_MODEL is " + user_);
      if (finding != nullptr) finding->help = "point to settings.AUTH_USER_MODEL";
    } else if (to.is(Kind::string)) {
      report(model, field, to.text, name + " points to", {"fields.E300", "fields.E307"});
    }
    const Constant& through = field.argument("through");
    if (field.cls == "ManyToManyField" && through.is(Kind::string))
      report(model, field, through.text, name + " goes through", {"fields.E331", "models.E022"});
  }

 private:
  void report(const StatedModel& model, const StatedField& field, const std::string& label, std::string what,
              std::initializer_list<std::string_view> ids) {
    const Why why = missing_.why_missing(label, model.model);
    if (why == Why::there) return;
    Finding* finding = findings_.at_field(*ids.begin(), model, field,
                                          what + " \"" + label + "\", " + missing_.said(why, label, model.model));
    if (finding == nullptr) return;
    for (const std::string_view id : ids)
      if (id != *ids.begin()) findings_.also(*finding, id);
    if (const std::string meant = missing_.meant(label, model.model); !meant.empty())
      finding->help = "did you mean \"" + meant + "\"?";
  }

  /// The label of the user model that all settings name instead of Django's; empty: there is none.
  std::string user_model() const {
    std::string said;
    for (const SettingsModule& settings : context_.model.settings()) {
      if (settings.standing == SettingsStanding::none) continue;
      const auto at = settings.strings.find("AUTH_USER_MODEL");
      if (at == settings.strings.end() || (!said.empty() && said != at->second)) return {};
      said = at->second;
    }
    return said == "auth.User" ? std::string() : said;
  }

  bool is_swapped(const StatedField& field, const Constant& to) const {
    if (user_.empty() || !is_written_in(field, to)) return false;
    return (to.is(Kind::string) && lower_case(to.text) == "auth.user") ||
           (to.is(Kind::reference) && to.text == "django.contrib.auth.models.User");
  }

  /// Whether a value is written as an argument of the field's own call, and isn't what another expression gives.
  bool is_written_in(const StatedField& field, const Constant& value) const {
    if (value.file != field.field->file) return false;
    const FileFacts& facts = context_.model.facts(field.field->file);
    for (const NodeId child : facts.children(field.field->call)) {
      const NodeId argument = facts.kind(child) == NodeKind::keyword ? child + 1 : child;
      const NodeKind kind = facts.kind(argument);
      const bool class_name = value.is(Kind::reference) && (kind == NodeKind::name || kind == NodeKind::attribute);
      if ((kind == NodeKind::string || class_name) && facts.span(argument) == value.span) return true;
    }
    return false;
  }

  const CheckContext& context_;
  ModelFindings findings_;
  MissingModels missing_;
  std::string user_;
};

void run(const CheckContext& context, FindingSink& sink) {
  Labels labels(context, sink);
  for (const StatedModel& model : context.migrations.stated())
    for (const StatedField& field : model.fields)
      if (field.cls == "ForeignKey" || field.cls == "OneToOneField" || field.cls == "ManyToManyField")
        labels.relation(model, field);
}

}  // namespace

extern constinit const Check relation_target_missing{.id = "relation-target-missing",
                                                     .summary = "A relation names a model that doesn't exist",
                                                     .severity = Severity::error,
                                                     .confidence = Confidence::high,
                                                     .fix = FixKind::none,
                                                     .since = "0.1",
                                                     .tags = tags,
                                                     .reads = topics,
                                                     .references = references,
                                                     .run = run};

}  // namespace djvet::checks
