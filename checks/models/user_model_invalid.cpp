// Reports what the checks of django.contrib.auth refuse of the model that AUTH_USER_MODEL names.
// Source: django/contrib/auth/checks.py, check_user_model.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzer/extract/file_facts.h"
#include "analyzer/findings/check.h"
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
    {"Django: Specifying a custom user model",
     "https://docs.djangoproject.com/en/5.2/topics/auth/customizing/#specifying-a-custom-user-model"},
    {"Django: System checks of auth", "https://docs.djangoproject.com/en/5.2/ref/checks/#auth"},
};

constexpr std::string_view model_backend = "django.contrib.auth.backends.ModelBackend";

/// The label that all settings give; empty: they don't agree, or give none.
std::string user_label(const ProjectModel& model) {
  std::string said;
  for (const SettingsModule& settings : model.settings()) {
    if (settings.standing == SettingsStanding::none) continue;
    const auto at = settings.strings.find("AUTH_USER_MODEL");
    if (at == settings.strings.end() || (!said.empty() && said != at->second)) return {};
    said = at->second;
  }
  return said;
}

/// Whether Django's own backend is the only one; nothing where that isn't known.
std::optional<bool> has_model_backend(const ProjectModel& model) {
  std::optional<bool> out;
  for (const SettingsModule& settings : model.settings()) {
    if (settings.standing == SettingsStanding::none) continue;
    const Setting* const setting = settings.find("AUTHENTICATION_BACKENDS");
    bool only = setting == nullptr;
    if (setting == nullptr && !settings.complete) return std::nullopt;
    if (setting != nullptr) {
      const auto list = settings.lists.find("AUTHENTICATION_BACKENDS");
      if (list == settings.lists.end() || !list->second.known) return std::nullopt;
      only = setting->value.is(Kind::list) && list->second.items.size() == 1 &&
             list->second.items[0].value == model_backend;
    }
    if (out && *out != only) return std::nullopt;
    out = only;
  }
  return out;
}

class UserModel {
 public:
  UserModel(const CheckContext& context, FindingSink& sink, const StatedModel& model)
      : model_(context.model), findings_(context, sink), stated_(model), of_(model_.model(model.model)) {}

  void look_at() {
    const Constant& required = attribute("REQUIRED_FIELDS");
    const Constant& username = attribute("USERNAME_FIELD");
    const std::string name = of_.name;
    if (required.is(Kind::string) || required.is(Kind::set) || required.is(Kind::dict))
      say("auth.E001", "The REQUIRED_FIELDS of " + name + " is no list", "write a list of field names");
    if (username.is(Kind::string)) {
      bool listed =
          required.is(Kind::absent) && username.text == "email" && extends("django.contrib.auth.models.AbstractUser");
      if (required.is(Kind::list) || required.is(Kind::tuple))
        for (const Constant& field : required.items) listed = listed || field.is_text(username.text);
      if (listed)
        say("auth.E002", name + " has " + username.text + " in REQUIRED_FIELDS, though it is the USERNAME_FIELD",
            "take it out: it is always asked for");
      unique(username.text);
    }
    for (const std::string_view property : {"is_anonymous", "is_authenticated"}) {
      const Symbol member = model_.member(of_.cls, property);
      if (member.kind != Symbol::Kind::function || is_decorated(member)) continue;
      say(property == "is_anonymous" ? "auth.C009" : "auth.C010",
          name + "." + std::string(property) + " is a method: without a call it is always true",
          "make it a property, or remove it");
    }
  }

 private:
  const Constant& attribute(std::string_view name) const {
    static const Constant unknown;
    static const Constant absent = [] {
      Constant out;
      out.kind = Kind::absent;
      return out;
    }();
    const auto at = stated_.attributes.find(name);
    if (at == stated_.attributes.end()) return model_.cls(of_.cls).open ? unknown : absent;
    return at->second.is(Kind::several) ? unknown : at->second;
  }

  bool extends(std::string_view base) const {
    const std::vector<std::string>& bases = model_.cls(of_.cls).external_bases;
    return std::ranges::find(bases, base) != bases.end();
  }

  bool is_decorated(const Symbol& function) const {
    const FileFacts& facts = model_.facts(function.file);
    for (const NodeId child : facts.children(facts.scopes()[function.scope].node))
      if (facts.kind(child) == NodeKind::decorator) return true;
    return false;
  }

  void unique(const std::string& username) {
    const Field* const field = model_.field(stated_.model, username);
    if (field == nullptr || field->unique != false || field->primary_key == true || !stated_.constraints_known) return;
    for (const StatedIndex& constraint : stated_.constraints) {
      const Constant& fields = argument_of(constraint.arguments, "fields");
      if (constraint.cls.empty() || fields.is(Kind::unknown)) return;
      if (fields.is_sequence() && fields.items.size() == 1 && fields.items[0].is_text(username)) return;
    }
    const std::optional<bool> plain = has_model_backend(model_);
    if (!plain) return;
    say(*plain ? "auth.E003" : "auth.W004",
        of_.name + "." + username + " is the USERNAME_FIELD, but several users may share a value",
        "set unique=True on it");
  }

  void say(std::string_view id, std::string message, std::string help) {
    if (Finding* finding = findings_.at_model(id, stated_, std::move(message))) finding->help = std::move(help);
  }

  const ProjectModel& model_;
  ModelFindings findings_;
  const StatedModel& stated_;
  const Model& of_;
};

void run(const CheckContext& context, FindingSink& sink) {
  const std::string label = user_label(context.model);
  if (label.empty()) return;
  for (const StatedModel& model : context.migrations.stated())
    if (lower_case(context.model.model(model.model).label()) == lower_case(label))
      UserModel(context, sink, model).look_at();
}

}  // namespace

extern constinit const Check user_model_invalid{
    .id = "user-model-invalid",
    .summary = "The user model names fields that authentication can't use, or replaces its properties by methods",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
