// Reports concrete models whose rows are shown as "Book object (1)": neither the class nor one that it extends, in whatever file,
// has a __str__.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "analyzer/findings/check.h"
#include "analyzer/findings/written_models.h"
#include "analyzer/model/project_model.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"style", "models", "DJ008"};
constexpr Topic topics[] = {Topic::facts, Topic::model, Topic::tests};
constexpr Reference references[] = {
    {"Django: Model.__str__()", "https://docs.djangoproject.com/en/5.2/ref/models/instances/#str"},
    {"ruff: DJ008", "https://docs.astral.sh/ruff/rules/django-model-without-dunder-str/"},
};

/// Bases outside the tree that are known to have no __str__ of their own.
bool has_no_str(std::string_view base) {
  constexpr std::array<std::string_view, 3> bases = {"builtins.object", "django.contrib.auth.models.PermissionsMixin",
                                                     "django.db.models.Model"};
  return std::ranges::find(bases, base) != bases.end();
}

/// A column that says what a row is, for the help; empty: none has a usual name.
std::string_view naming_field(const ProjectModel& model, ModelId id) {
  for (const std::string_view name : {"name", "title", "label", "code", "slug", "key", "email"})
    if (const Field* field = model.field(id, name); field != nullptr && field->base.ends_with("Field")) return name;
  return {};
}

void run(const CheckContext& context, FindingSink& sink) {
  const ProjectModel& model = context.model;
  for (const WrittenModel& written : written_models(model)) {
    if (written.model->abstract || written.model->open || written.cls->open) continue;
    if (!std::ranges::all_of(written.cls->external_bases, has_no_str)) continue;
    if (model.member(written.model->cls, "__str__").kind != Symbol::Kind::unknown) continue;
    const auto binds = [&](ClassId base) {
      const Class& cls = model.cls(base);
      const FileFacts& facts = model.facts(cls.file);
      return std::ranges::any_of(facts.scopes(), [&](const Scope& scope) {
        return scope.is(scope_function) && scope.parent == cls.scope && facts.text(scope.name) == "__str__";
      });
    };
    if (std::ranges::any_of(written.cls->mro, binds)) continue;
    Finding& finding = sink.report(
        written.file(), written.model->span,
        written.model->name + " has no __str__: its rows are shown as \"" + written.model->name + " object (1)\"");
    const std::string_view name = naming_field(model, written.id);
    finding.help = "say what a row is: def __str__(self): return " +
                   (name.empty() ? std::string("...") : "self." + std::string(name));
    finding.properties.push_back({"model", {written.model->label()}});
  }
}

}  // namespace

extern constinit const Check model_without_str{.id = "model-without-str",
                                               .summary = "A model has no __str__, its own or inherited",
                                               .severity = Severity::note,
                                               .confidence = Confidence::high,
                                               .fix = FixKind::none,
                                               .since = "0.1",
                                               .enabled = false,
                                               .tags = tags,
                                               .reads = topics,
                                               .references = references,
                                               .run = run};

}  // namespace djvet::checks
