// Reports models whose check() is no class method: Django can't ask them for their mistakes.
// Invariant: the name is bound by a field, a plain function or a static method of a class of the tree, and by nothing else before.
// Source: django.core.checks.model_checks.check_all_models.
// SPDX-License-Identifier: MIT
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "analyzer/findings/check.h"
#include "analyzer/findings/system_check.h"
#include "analyzer/model/project_model.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"models", "system-check"};
constexpr Topic topics[] = {Topic::facts, Topic::model};
constexpr Reference references[] = {
    {"Django: Writing checks",
     "https://docs.djangoproject.com/en/5.2/topics/checks/#field-model-manager-template-engine-and-database-checks"},
    {"Django: System checks of models", "https://docs.djangoproject.com/en/5.2/ref/checks/#models"},
};

bool is_plain_function(const ProjectModel& model, const Symbol& symbol) {
  const FileFacts& facts = model.facts(symbol.file);
  const Scope& scope = facts.scopes()[symbol.scope];
  for (const NodeId child : facts.children(scope.node)) {
    if (facts.kind(child) != NodeKind::decorator) continue;
    const NodeId name = facts.child(child, 0);
    if (facts.kind(name) != NodeKind::name || facts.text_of(name) != "staticmethod") return false;
  }
  return true;
}

bool is_wanted(const ProjectModel& model, const Model& of) {
  if (!of.cls.valid() || of.abstract || of.installed == Presence::no || of.swapped == true) return false;
  const SourceFile& file = model.sources().files[of.file.index()];
  return !file.is_dependency() && !file.is_description() && file.role == Role::code;
}

/// Where a model's `check` is made by something else than a class method; an empty span: nowhere that is certain.
std::pair<FileId, Span> other_check(const ProjectModel& model, ModelId id) {
  const Model& of = model.model(id);
  for (const Field& field : of.fields)
    if (field.name == "check" && field.file.valid() && !field.base.empty()) return {field.file, field.span};
  const Symbol symbol = model.member(of.cls, "check");
  if (symbol.kind != Symbol::Kind::function || !is_plain_function(model, symbol)) return {};
  return {symbol.file, model.facts(symbol.file).scopes()[symbol.scope].name_span};
}

void run(const CheckContext& context, FindingSink& sink) {
  const ProjectModel& model = context.model;
  std::set<std::pair<FileId, std::uint32_t>> seen;
  for (std::size_t i = 0; i < model.models().size(); ++i) {
    const Model& of = model.models()[i];
    if (!is_wanted(model, of)) continue;
    const auto [file, span] = other_check(model, ModelId(i));
    if (span.end == 0 || model.sources().files[file.index()].is_dependency() || !seen.emplace(file, span.begin).second)
      continue;
    Finding* const finding =
        report_system_check(context, sink, "models.E020", file, span,
                            "The check of " + of.name + " hides the class method that Django calls");
    if (finding == nullptr) continue;
    finding->help = "give it another name";
    finding->anchor = of.name;
    finding->properties.push_back({"model", {of.label()}});
  }
}

}  // namespace

extern constinit const Check model_check_overridden{
    .id = "model-check-overridden",
    .summary = "A field or method called check hides the class method by which Django looks for mistakes in a model",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
