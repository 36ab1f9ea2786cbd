// Reports fields of django.contrib.postgres that can't work: arrays of relations or of fields that contradict themselves, and any
// of them where the app isn't among INSTALLED_APPS.
// Source: ArrayField.check and CheckPostgresInstalledMixin.
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

/// What is wrong with the field that an array is made of; empty: nothing that is certain.
std::string fault_of(const StatedField& base) {
  const Constant& length = base.argument("max_length");
  if (base.cls == "CharField" && length.is(Kind::integer) && length.number <= 0)
    return "max_length is no positive integer";
  const Constant& digits = base.argument("max_digits");
  const Constant& places = base.argument("decimal_places");
  if (base.cls == "DecimalField" && digits.is(Kind::integer) && places.is(Kind::integer) &&
      places.number > digits.number)
    return "max_digits is less than decimal_places";
  return {};
}

void run(const CheckContext& context, FindingSink& sink) {
  ModelFindings findings(context, sink);
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
        const std::string fault = fault_of(base);
        if (relation)
          findings.at_field("postgres.E002", model, field, name + " is an array of relations, which a column can't be");
        else if (!fault.empty())
          findings.at_field("postgres.E001", model, field, name + " is an array of a field whose " + fault);
      }
    }
  }
}

}  // namespace

extern constinit const Check array_field_invalid{
    .id = "array-field-invalid",
    .summary = "An ArrayField holds a kind of field that an array can't, or its app isn't installed",
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
