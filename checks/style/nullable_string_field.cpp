// Reports columns of text that can hold NULL beside the empty string. A unique column that may be left blank needs NULL, as
// only one row could hold the empty string.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "analyzer/findings/check.h"
#include "analyzer/findings/written_models.h"
#include "analyzer/model/project_model.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"style", "models", "DJ001"};
constexpr Topic topics[] = {Topic::facts, Topic::model, Topic::tests};
constexpr Reference references[] = {
    {"Django: Field.null", "https://docs.djangoproject.com/en/5.2/ref/models/fields/#null"},
    {"ruff: DJ001", "https://docs.astral.sh/ruff/rules/django-nullable-model-string-field/"},
};

bool holds_text(std::string_view path) {
  constexpr std::array<std::string_view, 6> classes = {"CharField", "EmailField", "FilePathField",
                                                       "SlugField", "TextField",  "URLField"};
  constexpr std::string_view package = "django.db.models.";
  return path.starts_with(package) && std::ranges::find(classes, path.substr(package.size())) != classes.end();
}

void run(const CheckContext& context, FindingSink& sink) {
  std::set<std::pair<FileId, std::uint32_t>> seen;  // a field of an abstract model is one of each that extends it
  for (const WrittenModel& written : written_models(context.model)) {
    for (const Field& field : written.model->fields) {
      if (field.null != true || !holds_text(field.class_path) || field.file != written.file()) continue;
      if (field.unique == true && field.blank == true) continue;
      const FileFacts& facts = *written.facts;
      const Span body = facts.span(written.body);
      if (field.span.begin < body.begin || field.span.end > body.end) continue;
      if (!seen.emplace(field.file, field.span.begin).second) continue;
      const std::string type = field.class_path.substr(field.class_path.rfind('.') + 1);
      Finding& finding = sink.report(field.file, field.span,
                                     written.model->name + "." + field.name + " is a " + type +
                                         " that can be NULL: nothing is then said in two ways, by None and by \"\"");
      finding.help =
          R"(say it with the empty string: null=False and default="", with blank=True where forms may leave it out)";
      finding.properties.push_back({"model", {written.model->label()}});
      finding.properties.push_back({"field", {field.name}});
    }
  }
}

}  // namespace

extern constinit const Check nullable_string_field{.id = "nullable-string-field",
                                                   .summary = "A column of text can be NULL beside the empty string",
                                                   .severity = Severity::note,
                                                   .trigger = Trigger::schema_redesign,
                                                   .confidence = Confidence::high,
                                                   .fix = FixKind::none,
                                                   .since = "0.1",
                                                   .enabled = false,
                                                   .tags = tags,
                                                   .reads = topics,
                                                   .references = references,
                                                   .run = run};

}  // namespace djvet::checks
