// Reports defaults of JSONField, ArrayField and HStoreField that are no functions: every instance gets the same object.
// SPDX-License-Identifier: MIT
#include <string>
#include <string_view>

#include "analyzer/findings/check.h"
#include "analyzer/findings/model_findings.h"
#include "analyzer/findings/source_strategies.h"
#include "analyzer/migrations/history.h"
#include "analyzer/model/project_model.h"

namespace djvet::checks {
namespace {

using Kind = Constant::Kind;

constexpr std::string_view tags[] = {"models", "system-check"};
constexpr Topic topics[] = {Topic::facts, Topic::model, Topic::settings};
constexpr Reference references[] = {
    {"Django: JSONField", "https://docs.djangoproject.com/en/5.2/ref/models/fields/#jsonfield"},
    {"Django: System checks of fields", "https://docs.djangoproject.com/en/5.2/ref/checks/#model-fields"},
};

bool is_shared(const Constant& value) {
  return value.is_sequence() || value.is(Kind::dict) || value.is(Kind::string) || value.is(Kind::integer) ||
         value.is(Kind::boolean) || value.is(Kind::floating);
}

std::string_view maker_of(const Constant& value) {
  if (!value.items.empty()) return {};
  if (value.is(Kind::dict)) return "dict";
  if (value.is(Kind::list)) return "list";
  return {};
}

void run(const CheckContext& context, FindingSink& sink) {
  ModelFindings findings(context, sink);
  for (const StatedModel& model : context.migrations.stated()) {
    for (const StatedField& field : model.fields) {
      if (field.cls != "JSONField" && field.cls != "ArrayField" && field.cls != "HStoreField") continue;
      const Constant& value = field.argument("default");
      if (!is_shared(value)) continue;
      Finding* const finding = findings.at_field(
          "fields.E010", model, field,
          "The default of " + field_name(context, model, field) + " is one object that all rows share");
      if (finding == nullptr) continue;
      const std::string_view maker = maker_of(value);
      finding->help = maker.empty() ? "give a function that makes the value, defined at the module's level"
                                    : std::string("write default=").append(maker);
      const FileFacts& facts = context.model.facts(field.field->file);
      const bool written = value.file == field.field->file && value.span.size() == 2 &&
                           facts.span(field.field->call).contains(value.span);
      if (!maker.empty() && written)
        finding->strategies.push_back(
            replacing(value.file, value.span, std::string(maker), Safety::safe, "write `" + std::string(maker) + "`"));
    }
  }
}

}  // namespace

extern constinit const Check default_mutable{
    .id = "default-mutable",
    .summary = "The default of a JSON or array field is one object that all rows share",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::safe,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
