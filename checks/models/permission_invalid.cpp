// Reports permissions of a model's Meta that Django would write twice or couldn't write.
// Source: django/contrib/auth/checks.py, check_models_permissions.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <set>
#include <string>
#include <string_view>

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
    {"Django: permissions", "https://docs.djangoproject.com/en/5.2/ref/models/options/#permissions"},
    {"Django: System checks of auth", "https://docs.djangoproject.com/en/5.2/ref/checks/#auth"},
};

constexpr std::size_t max_name = 255;      // Permission.name
constexpr std::size_t max_codename = 100;  // Permission.codename

bool is_installed(const ProjectModel& model) {
  return std::ranges::any_of(model.settings(), [](const SettingsModule& settings) {
    const auto list = settings.lists.find("INSTALLED_APPS");
    return settings.standing != SettingsStanding::none && list != settings.lists.end() &&
           std::ranges::find(list->second.items, "django.contrib.auth", &SettingList::Item::value) !=
               list->second.items.end();
  });
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

void look_at(const CheckContext& context, const StatedModel& model, ModelFindings& findings) {
  const std::string& name = context.model.model(model.model).name;
  const auto say = [&](std::string_view id, const Constant& place, const std::string& message,
                       const std::string& subject) {
    findings.at_value(id, model, place.file, place.span, message, subject);
  };
  const Constant& verbose = model.option("verbose_name");
  const Constant& defaults = model.option("default_permissions");
  const std::size_t rest = max_name - std::string_view("Can change ").size();
  if (verbose.is(Kind::string) && defaults.is(Kind::absent) && characters(verbose.text) > rest)
    say("auth.E007", verbose,
        "The verbose_name of " + name + " has " + std::to_string(characters(verbose.text)) +
            " characters, more than the " + std::to_string(rest) + " that a permission's name has room for",
        "verbose_name");
  const Constant& permissions = model.option("permissions");
  if (!permissions.is_sequence()) return;
  std::set<std::string> seen;
  std::set<std::string> builtin;
  if (defaults.is(Kind::absent))
    for (const std::string_view action : {"add_", "change_", "delete_", "view_"})
      builtin.insert(std::string(action) + lower_case(name));
  for (const Constant& permission : permissions.items) {
    if (!permission.is_sequence() || permission.items.size() != 2 || !permission.items[0].is(Kind::string)) continue;
    const std::string& code = permission.items[0].text;
    const Constant& label = permission.items[1];
    if (label.is(Kind::string) && characters(label.text) > max_name)
      say("auth.E008", permission,
          "The name of the permission " + code + " of " + name + " has more than 255 characters", code);
    if (characters(code) > max_codename)
      say("auth.E012", permission, "A permission of " + name + " has a codename of more than 100 characters", code);
    if (builtin.contains(code))
      say("auth.E005", permission, "The permission " + code + " of " + name + " is one that Django makes itself", code);
    else if (!seen.insert(code).second)
      say("auth.E006", permission, "The permission " + code + " of " + name + " is listed twice", code);
  }
}

void run(const CheckContext& context, FindingSink& sink) {
  if (!is_installed(context.model)) return;
  ModelFindings findings(context, sink);
  for (const StatedModel& model : context.migrations.stated()) look_at(context, model, findings);
}

}  // namespace

extern constinit const Check permission_invalid{
    .id = "permission-invalid",
    .summary = "A model's own permissions repeat others, or are longer than the table of permissions takes",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
