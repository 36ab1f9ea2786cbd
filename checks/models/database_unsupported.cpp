// Reports comments, covering indexes, deferrable constraints and the like on a database that has none of them: they are left out.
// Invariant: the settings name one engine for all databases, literally.
// Source: django/db/backends/*/features.py of Django 6.1.
// SPDX-License-Identifier: MIT
#include <cstdint>
#include <optional>
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
    {"Django: Databases", "https://docs.djangoproject.com/en/5.2/ref/databases/"},
    {"Django: System checks of models", "https://docs.djangoproject.com/en/5.2/ref/checks/#models"},
};

enum class Feature : std::uint8_t { comments, covering, deferrable, partial, nulls_distinct };

bool has(Engine engine, Feature feature) {
  switch (feature) {
    case Feature::comments: return engine != Engine::sqlite;
    case Feature::covering:
    case Feature::nulls_distinct: return engine == Engine::postgresql;
    case Feature::deferrable: return engine == Engine::postgresql || engine == Engine::oracle;
    case Feature::partial: return engine == Engine::postgresql || engine == Engine::sqlite;
  }
  return true;
}

class Features {
 public:
  Features(const CheckContext& context, FindingSink& sink, Engine engine)
      : context_(context), findings_(context, sink), engine_(engine) {}

  void look_at(const StatedModel& model) {
    if (!is_left_out(model.option("required_db_features")) || !is_left_out(model.option("required_db_vendor"))) return;
    const std::string& name = context_.model.model(model.model).name;
    const Constant& comment = model.option("db_table_comment");
    if (comment.is(Kind::string) && !comment.text.empty() && !has(engine_, Feature::comments)) {
      Finding* const finding =
          findings_.at_value("models.W046", model, comment.file, comment.span, name + lacks("comments on tables"));
      if (finding != nullptr) finding->help = "the comment is left out";
    }
    for (const StatedField& field : model.fields) {
      const Constant& said = field.argument("db_comment");
      if (field.cls.empty() || !said.is(Kind::string) || said.text.empty() || has(engine_, Feature::comments)) continue;
      Finding* const finding = findings_.at_field("fields.W163", model, field,
                                                  field_name(context_, model, field) + lacks("comments on columns"));
      if (finding != nullptr) finding->help = "the comment is left out";
    }
    for (const StatedIndex& index : model.indexes)
      if (!index.cls.empty()) {
        say(model, index, "include", Feature::covering, "models.W040", "indexes with other columns");
        say(model, index, "condition", Feature::partial, "models.W037", "indexes with conditions");
      }
    for (const StatedIndex& constraint : model.constraints)
      if (constraint.cls == "UniqueConstraint") {
        say(model, constraint, "include", Feature::covering, "models.W039", "unique constraints with other columns");
        say(model, constraint, "condition", Feature::partial, "models.W036", "unique constraints with conditions");
        say(model, constraint, "deferrable", Feature::deferrable, "models.W038", "deferrable unique constraints");
        say(model, constraint, "nulls_distinct", Feature::nulls_distinct, "models.W047",
            "constraints that tell NULLs apart or don't");
      }
  }

 private:
  void say(const StatedModel& model, const StatedIndex& index, std::string_view argument, Feature feature,
           std::string_view id, std::string_view what) {
    const Constant& given = argument_of(index.arguments, argument);
    const bool said = argument == "include" ? given.is_sequence() && !given.items.empty() : is_given(given);
    if (!said || has(engine_, feature)) return;
    Finding* const finding =
        findings_.at_value(id, model, index.file, index.span, context_.model.model(model.model).name + lacks(what),
                           std::string(argument) + index.name);
    if (finding != nullptr)
      finding->help = index.cls == "UniqueConstraint" ? "the constraint isn't made" : "that part is left out";
  }

  std::string lacks(std::string_view what) const {
    return std::string(" asks for ").append(what).append(", which ").append(to_string(engine_)).append(" doesn't have");
  }

  const CheckContext& context_;
  ModelFindings findings_;
  Engine engine_;
};

void run(const CheckContext& context, FindingSink& sink) {
  const std::optional<Engine> engine = only_engine(context);
  if (!engine) return;
  Features features(context, sink, *engine);
  for (const StatedModel& model : context.migrations.stated()) features.look_at(model);
}

}  // namespace

extern constinit const Check database_unsupported{
    .id = "database-unsupported",
    .summary = "A model asks for something that the project's database doesn't have",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
