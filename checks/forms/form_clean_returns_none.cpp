// Reports clean_<field>() methods of forms that never return a value: the field's value is then None. Where some way returns one,
// or the method says that it gives none, what the others do is taken to be meant.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "analyzer/extract/unparse.h"
#include "analyzer/findings/check.h"
#include "analyzer/findings/function_ends.h"
#include "analyzer/findings/source_strategies.h"
#include "analyzer/model/components.h"
#include "analyzer/model/project_model.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"forms", "correctness"};
constexpr Topic topics[] = {Topic::facts, Topic::model};
constexpr Reference references[] = {
    {"Django: Form and field validation",
     "https://docs.djangoproject.com/en/5.2/ref/forms/validation/#cleaning-a-specific-field-attribute"},
};

/// Whether the form has a field of this name: one that it declares, or one that it takes from its model.
bool has_field(const ProjectModel& model, const Form& form, std::string_view name) {
  if (std::ranges::find(form.declared, name, &ComponentField::name) != form.declared.end()) return true;
  if (!form.model.valid() || model.field(form.model, name) == nullptr) return false;
  const bool named = std::ranges::find(form.fields.names, name) != form.fields.names.end();
  switch (form.fields.kind) {
    case MetaFields::Kind::all: return true;
    case MetaFields::Kind::listed: return named;
    case MetaFields::Kind::excluded: return !named;
    default: return false;
  }
}

/// `self.cleaned_data["name"]` or `self.cleaned_data.get("name")`
bool is_value_of(const FileFacts& facts, NodeId node, std::string_view field) {
  const std::string text = unparse(facts, node);
  for (const char* const quote : {"\"", "'"}) {
    const std::string name = quote + std::string(field) + quote;
    if (text == "self.cleaned_data[" + name + "]" || text.starts_with("self.cleaned_data.get(" + name)) return true;
  }
  return false;
}

/// Whether the method says that it gives nothing: `-> None`, a bare return, or the value is taken out of cleaned_data.
bool is_meant(const FileFacts& facts, NodeId function, const FunctionEnds& ends) {
  if (!ends.bare.empty()) return true;
  for (const NodeId child : facts.children(function))
    if (facts.kind(child) == NodeKind::annotation && facts.kind(child + 1) == NodeKind::none_value) return true;
  const NodeId body = facts.body(function);
  for (NodeId at = body; at < body + facts.node(body).size(); ++at) {
    const bool pops = facts.kind(at) == NodeKind::attribute && facts.text_of(at) == "pop";
    if (pops && facts.kind(at + 1) == NodeKind::attribute && facts.text_of(at + 1) == "cleaned_data") return true;
    if (facts.kind(at) == NodeKind::delete_stmt) return true;
  }
  return false;
}

/// The expression that the method ought to return: the value that it has looked at and not changed.
std::optional<std::string> value_to_return(const FileFacts& facts, NodeId function, std::string_view field) {
  std::size_t bound = 0;
  std::string_view holder;
  const NodeId body = facts.body(function);
  for (NodeId at = body; at < body + facts.node(body).size(); ++at) {
    const NodeKind kind = facts.kind(at);
    if (kind == NodeKind::aug_assign || kind == NodeKind::named) return std::nullopt;
    if (kind != NodeKind::assign) continue;
    const NodeId target = facts.child(at, 0);
    if (facts.kind(target) != NodeKind::name) return std::nullopt;
    if (is_value_of(facts, facts.last_child(at), field)) holder = facts.text_of(target), ++bound;
  }
  if (bound > 1) return std::nullopt;
  if (holder.empty()) return "self.cleaned_data[\"" + std::string(field) + "\"]";
  std::size_t writes = 0;
  for (NodeId at = body; at < body + facts.node(body).size(); ++at)
    if (facts.kind(at) == NodeKind::assign && facts.text_of(facts.child(at, 0)) == holder) ++writes;
  return writes == 1 ? std::optional(std::string(holder)) : std::nullopt;
}

void judge(const ProjectModel& model, const Form& form, FindingSink& sink) {
  const Class& cls = model.cls(form.cls);
  const FileFacts& facts = model.facts(cls.file);
  for (ScopeId id = cls.scope + 1; id < facts.scopes().size(); ++id) {
    const Scope& scope = facts.scopes()[id];
    if (scope.parent != cls.scope || !scope.is(scope_function)) continue;
    std::string_view field = facts.text(scope.name);
    if (!field.starts_with("clean_") || facts.kind(scope.node + 1) == NodeKind::decorator) continue;
    field.remove_prefix(6);
    if (!has_field(model, form, field)) continue;
    const FunctionEnds ends = ends_of(facts, scope.node);
    if (ends.yields || !ends.runs_out || !ends.values.empty() || is_meant(facts, scope.node, ends)) continue;
    const std::string name(field);
    Finding& finding = sink.report(cls.file, scope.name_span,
                                   "clean_" + name + "() returns nothing: cleaned_data[\"" + name + "\"] becomes None");
    const bool saved = form.model.valid() && model.field(form.model, field) != nullptr;
    if (!saved) finding.severity = Severity::warning;
    finding.help = "return the value at its end: return self.cleaned_data[\"" + name + "\"]";
    finding.properties.push_back({"field", {name}});
    const std::optional<std::string> value = value_to_return(facts, scope.node, field);
    if (!value) continue;
    Strategy strategy = source_strategy(cls.file, Safety::unsafe, "return `" + *value + "`");
    strategy.insertions.push_back({Strategy::Insertion::Kind::line, cls.file,
                                   facts.span(facts.last_child(facts.body(scope.node))), true, 0, "return " + *value});
    finding.strategies.push_back(std::move(strategy));
  }
}

void run(const CheckContext& context, FindingSink& sink) {
  const ProjectModel& model = context.model;
  for (const Form& form : model.components().forms) {
    const SourceFile& file = model.sources().files[model.cls(form.cls).file.index()];
    if (file.role != Role::test && file.role != Role::vendored) judge(model, form, sink);
  }
}

}  // namespace

extern constinit const Check form_clean_returns_none{
    .id = "form-clean-returns-none",
    .summary = "A form's clean_<field>() returns nothing, so that the field's value is lost",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::unsafe,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
