// Reports names of models that lookups couldn't spell, or that are longer than the tables of content types and permissions take.
// Source: Model._check_model_name_db_lookup_clashes, contenttypes/checks.py, auth/checks.py.
// SPDX-License-Identifier: MIT
#include <algorithm>
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
    {"Django: Models", "https://docs.djangoproject.com/en/5.2/topics/db/models/"},
    {"Django: System checks of models", "https://docs.djangoproject.com/en/5.2/ref/checks/#models"},
};

constexpr std::size_t max_name = 100;      // ContentType.model
constexpr std::size_t max_codename = 100;  // Permission.codename: "change_" and the name

bool installs(const CheckContext& context, std::string_view app) {
  return std::ranges::any_of(context.model.settings(), [&](const SettingsModule& settings) {
    const auto list = settings.lists.find("INSTALLED_APPS");
    return settings.standing != SettingsStanding::none && list != settings.lists.end() &&
           std::ranges::find(list->second.items, app, &SettingList::Item::value) != list->second.items.end();
  });
}

void run(const CheckContext& context, FindingSink& sink) {
  ModelFindings findings(context, sink);
  const bool types = installs(context, "django.contrib.contenttypes");
  const bool permissions = installs(context, "django.contrib.auth");
  for (const StatedModel& model : context.migrations.stated()) {
    const std::string& name = context.model.model(model.model).name;
    const auto say = [&](std::string_view id, const std::string& what) {
      Finding* const finding = findings.at_model(id, model, "The model name " + name + " " + what);
      if (finding != nullptr) finding->help = "rename the class; db_table keeps the table's name";
    };
    if (name.starts_with('_') || name.ends_with('_'))
      say("models.E023", "begins or ends with an underscore, which queries could not tell from their own");
    else if (name.find("__") != std::string::npos)
      say("models.E024", "holds a double underscore, by which lookups separate their parts");
    if (types && name.size() > max_name)
      say("contenttypes.E005",
          "has " + std::to_string(name.size()) + " characters, more than the 100 of a content type");
    const Constant& defaults = model.option("default_permissions");
    const std::size_t codename = name.size() + std::string_view("change_").size();
    if (permissions && defaults.is(Kind::absent) && codename > max_codename)
      say("auth.E011", "makes names of permissions with " + std::to_string(codename) + " characters, more than 100");
  }
}

}  // namespace

extern constinit const Check model_name_invalid{
    .id = "model-name-invalid",
    .summary = "The name of a model can't be spelt in a query or stored by Django's own tables",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
