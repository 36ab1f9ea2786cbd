// Reports fields whose class was removed, or is going to be, but for what historical migrations need.
// Source: the `system_check_removed_details` and `system_check_deprecated_details` of Django 4.2 to 6.1.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

#include "analyzer/findings/check.h"
#include "analyzer/findings/model_findings.h"
#include "analyzer/migrations/history.h"
#include "analyzer/model/project_model.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"models", "system-check"};
constexpr Topic topics[] = {Topic::facts, Topic::model, Topic::settings};
constexpr Reference references[] = {
    {"Django: Features removed in 4.0", "https://docs.djangoproject.com/en/5.2/releases/4.0/#features-removed-in-4-0"},
    {"Django: System checks of fields", "https://docs.djangoproject.com/en/5.2/ref/checks/#model-fields"},
};

struct Removed {
  std::string_view path;
  std::string_view id;
  std::string_view earlier;  // the id while it was only deprecated
  std::string_view instead;
};

constexpr Removed removed[] = {
    {"django.db.models.IPAddressField", "fields.E900", "", "GenericIPAddressField"},
    {"django.db.models.CommaSeparatedIntegerField", "fields.E901", "",
     "CharField(validators=[validate_comma_separated_integer_list])"},
    {"django.db.models.NullBooleanField", "fields.E903", "", "BooleanField(null=True)"},
    {"django.contrib.postgres.fields.JSONField", "fields.E904", "", "django.db.models.JSONField"},
    {"django.contrib.postgres.fields.CICharField", "fields.E905", "fields.W905",
     "CharField(db_collation=...) with a case-insensitive non-deterministic collation"},
    {"django.contrib.postgres.fields.CIEmailField", "fields.E906", "fields.W906",
     "EmailField(db_collation=...) with a case-insensitive non-deterministic collation"},
    {"django.contrib.postgres.fields.CITextField", "fields.E907", "fields.W907",
     "TextField(db_collation=...) with a case-insensitive non-deterministic collation"},
};

void run(const CheckContext& context, FindingSink& sink) {
  ModelFindings findings(context, sink);
  const bool early = django_releases(context).last < DjangoRelease{5, 1};
  for (const StatedModel& model : context.migrations.stated()) {
    for (const StatedField& field : model.fields) {
      const auto* const row = std::ranges::find(removed, field.path, &Removed::path);
      if (row == std::end(removed)) continue;
      const bool deprecated = early && !row->earlier.empty();
      Finding* const finding =
          findings.at_field(deprecated ? row->earlier : row->id, model, field,
                            field_name(context, model, field) + " is a " + field.cls + ", which Django " +
                                (deprecated ? "is going to remove" : "has removed, but for old migrations"));
      if (finding != nullptr) finding->help = std::string("use ").append(row->instead);
    }
  }
}

}  // namespace

extern constinit const Check field_class_removed{
    .id = "field-class-removed",
    .summary = "A model uses a field class that Django keeps for old migrations only",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
