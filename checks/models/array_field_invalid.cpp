// Reports fields of django.contrib.postgres that can't work: arrays of relations or of fields that contradict themselves, and any
// of them where the app isn't among INSTALLED_APPS.
// Source: ArrayField.check and CheckPostgresInstalledMixin.
// SPDX-License-Identifier: MIT
#include <string>
#include <string_view>

#include "analyzer/findings/check.h"
#include "analyzer/findings/field_options.h"
#include "analyzer/findings/model_findings.h"
#include "analyzer/migrations/history.h"
#include "analyzer/model/project_model.h"

namespace djvet::checks {
namespace {

using Kind = Constant::Kind;

constexpr std::string_view tags[] = {"models", "system-check"};
constexpr Topic topics[] = {Topic::facts, Topic::model, Topic::settings};
constexpr Reference references[] = {
    {"Django: ArrayField", "https://docs.djangoproject.com/en/5.2/ref/contrib/postgres/fields/#arrayfield"},
    {"Django: System checks of models", "https://docs.djangoproject.com/en/5.2/ref/checks/#models"},
};

constexpr std::string_view app = "django.contrib.postgres";

/// Whether the settings certainly don't install the app.
bool is_missing(const ProjectModel& model) {
  bool judged = false;
  for (const SettingsModule& settings : model.settings()) {
    if (settings.standing == SettingsStanding::none) continue;
    const auto list = settings.lists.find("INSTALLED_APPS");
    if (list == settings.lists.end() || !list->second.known) return false;
    for (const SettingList::Item& item : list->second.items)
      if (item.value.starts_with(app)) return false;
    judged = true;
  }
  return judged;
}

void run(const CheckContext& context, FindingSink& sink) {
  ModelFindings findings(context, sink);
  const FieldOptions options(context);
  const bool missing = is_missing(context.model);
  for (const StatedModel& model : context.migrations.stated()) {
    for (const StatedField& field : model.fields) {
      if (!field.path.starts_with("django.contrib.postgres.")) continue;
      const std::string name = field_name(context, model, field);
      if (missing && field.path.starts_with("django.contrib.postgres.fields.") && !field.cls.starts_with("CI")) {
        Finding* const finding =
            findings.at_field("postgres.E005", model, field,
                              name + " is a " + field.cls + ", but django.contrib.postgres isn't installed");
        if (finding != nullptr) finding->help = "add \"django.contrib.postgres\" to INSTALLED_APPS";
      }
      for (const StatedField& base : field.inner) {
        const bool relation = base.cls == "ForeignKey" || base.cls == "OneToOneField" || base.cls == "ManyToManyField";
        if (relation) {
          findings.at_field("postgres.E002", model, field, name + " is an array of relations, which a column can't be");
          continue;
        }
        for (const FieldFault& fault : options.faults_of(base)) {
          const bool warning = fault.id.find(".W") != std::string_view::npos;
          Finding* const finding = findings.at_field(warning ? "postgres.W004" : "postgres.E001", model, field,
                                                     "The base_field of " + name + " " + fault.what);
          if (finding != nullptr) finding->help = fault.help;
        }
      }
    }
  }
}

}  // namespace

extern constinit const Check array_field_invalid{
    .id = "array-field-invalid",
    .summary = "An ArrayField holds a kind of field that an array can't, or its app isn't installed",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
