// Reports settings that leave it to Django which class the automatic keys of models have, before Django 6.0.
// Invariant: the project says that it runs with an older one; a model's key is certainly made by Django, and neither the settings nor the config of its app say of what class.
// Source: Model._check_default_pk.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "analyzer/findings/check.h"
#include "analyzer/findings/system_check.h"
#include "analyzer/migrations/history.h"
#include "analyzer/model/project_model.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"models", "settings", "system-check"};
constexpr Topic topics[] = {Topic::facts, Topic::model, Topic::settings};
constexpr Reference references[] = {
    {"Django: DEFAULT_AUTO_FIELD", "https://docs.djangoproject.com/en/5.2/ref/settings/#default-auto-field"},
    {"Django: Automatic primary key fields",
     "https://docs.djangoproject.com/en/5.2/topics/db/models/#automatic-primary-key-fields"},
};

std::string_view folder_of(std::string_view path) { return path.substr(0, path.rfind('/') + 1); }

/// Folders of apps whose config may say the class of keys.
std::set<std::string_view> said_by_configs(const ProjectModel& model) {
  std::set<std::string_view> out;
  for (std::size_t i = 0; i < model.classes().size(); ++i) {
    const Class& cls = model.classes()[i];
    bool config = cls.open;
    for (const std::string& base : cls.external_bases)
      config = config || base == "django.apps.config.AppConfig" || base == "django.apps.AppConfig";
    const std::string_view path = model.sources().files[cls.file.index()].path;
    if (!path.ends_with("apps.py") && !path.ends_with("__init__.py")) continue;
    if (config && (cls.open || model.member(ClassId(i), "default_auto_field").kind != Symbol::Kind::unknown))
      out.insert(folder_of(path));
  }
  return out;
}

bool has_automatic_key(const Model& model) {
  if (model.proxy || !model.fields_known || model.open) return false;
  for (const Field& field : model.fields)
    if (field.automatic && field.name == "id") return true;
  return false;
}

void report(const CheckContext& context, const SettingsModule& settings, const Model& first, std::size_t count,
            FindingSink& sink) {
  const Setting* const apps = settings.find("INSTALLED_APPS");
  if (apps == nullptr || context.model.sources().files[apps->file.index()].is_dependency()) return;
  const auto end = static_cast<std::uint32_t>(apps->span.begin + apps->name.size());
  std::string others;
  if (count > 1) others = " and " + std::to_string(count - 1) + (count == 2 ? " other model" : " other models");
  Finding* const finding =
      report_system_check(context, sink, "models.W042", apps->file, {apps->span.begin, std::min(apps->span.end, end)},
                          "Nothing says of what class the automatic keys of " + first.label() + others +
                              " are: DEFAULT_AUTO_FIELD isn't set");
  if (finding == nullptr) return;
  finding->help = "set DEFAULT_AUTO_FIELD = \"django.db.models.AutoField\" to keep the tables as they are";
  finding->anchor = "DEFAULT_AUTO_FIELD";
  finding->notes.push_back({first.file, first.span, "a model without a key of its own"});
}

void run(const CheckContext& context, FindingSink& sink) {
  constexpr DjangoRelease last_that_warns{5, 2};
  if (django_releases(context).last > last_that_warns) return;
  std::set<std::pair<FileId, std::uint32_t>> reported;
  const std::set<std::string_view> said = said_by_configs(context.model);
  const Model* first = nullptr;
  std::size_t count = 0;
  for (const StatedModel& stated : context.migrations.stated()) {
    const Model& model = context.model.model(stated.model);
    if (model.installed != Presence::yes || !has_automatic_key(model)) continue;
    bool may_be_said = false;
    const std::string_view path = context.model.sources().files[model.file.index()].path;
    for (const std::string_view folder : said) may_be_said = may_be_said || path.starts_with(folder);
    if (may_be_said) continue;
    if (first == nullptr) first = &model;
    ++count;
  }
  if (first == nullptr) return;
  for (const SettingsModule& settings : context.model.settings()) {
    if (settings.standing == SettingsStanding::none || !settings.complete) continue;
    const Setting* const apps = settings.find("INSTALLED_APPS");
    if (settings.find("DEFAULT_AUTO_FIELD") == nullptr && apps != nullptr &&
        reported.emplace(apps->file, apps->span.begin).second)
      report(context, settings, *first, count, sink);
  }
}

}  // namespace

extern constinit const Check default_auto_field_undefined{
    .id = "default-auto-field-undefined",
    .summary = "Nothing says of what class the automatic primary keys of models are, which Django 6.0 changes",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
