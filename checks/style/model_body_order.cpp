// Reports what stands in a model's body behind something that Django's coding style puts after it: fields, managers, Meta, magic
// methods, save(), get_absolute_url(), other methods. Of several neighbours of one kind the first is reported.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/findings/check.h"
#include "analyzer/findings/written_models.h"
#include "analyzer/model/project_model.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"style", "models", "DJ012"};
constexpr Topic topics[] = {Topic::facts, Topic::model, Topic::tests};
constexpr Reference references[] = {
    {"Django: Coding style, model style",
     "https://docs.djangoproject.com/en/dev/internals/contributing/writing-code/coding-style/#model-style"},
    {"ruff: DJ012", "https://docs.astral.sh/ruff/rules/django-unordered-body-content-in-model/"},
};

enum class Part : std::uint8_t { field, manager, meta, magic, save, get_absolute_url, method };

std::string_view name_of(Part part) {
  switch (part) {
    case Part::field: return "a field";
    case Part::manager: return "a manager";
    case Part::meta: return "class Meta";
    case Part::magic: return "a magic method";
    case Part::save: return "save()";
    case Part::get_absolute_url: return "get_absolute_url()";
    case Part::method: return "another method";
  }
  return {};
}

Part part_of_method(std::string_view name) {
  if (name.size() > 4 && name.starts_with("__") && name.ends_with("__")) return Part::magic;
  if (name == "save") return Part::save;
  return name == "get_absolute_url" ? Part::get_absolute_url : Part::method;
}

/// Whether the class makes a field of this name here: a column, a relation or a generic key.
bool is_field(const ProjectModel& model, const WrittenModel& written, Span name) {
  if (std::ranges::any_of(written.model->fields,
                          [&](const Field& field) { return field.file == written.file() && field.span == name; }))
    return true;
  return std::ranges::any_of(model.relations(), [&](const Relation& relation) {
    return relation.source == written.id && relation.file == written.file() && relation.span == name;
  });
}

struct Element {
  Part part{};
  Span span;
};

std::optional<Element> element_of(const ProjectModel& model, const WrittenModel& written, NodeId statement) {
  const FileFacts& facts = *written.facts;
  const NodeKind kind = facts.kind(statement);
  if (kind == NodeKind::class_def || kind == NodeKind::function_def) {
    const std::string_view name = facts.text_of(statement);
    if (kind == NodeKind::class_def && name != "Meta") return std::nullopt;
    for (const Scope& scope : facts.scopes())
      if (scope.node == statement)
        return Element{kind == NodeKind::class_def ? Part::meta : part_of_method(name), scope.name_span};
    return std::nullopt;
  }
  const NodeId target = bound_name(facts, statement);
  if (target == 0) return std::nullopt;
  if (is_field(model, written, facts.span(target))) return Element{Part::field, facts.span(target)};
  const NodeKind value = facts.kind(facts.last_child(statement));
  const auto named = std::ranges::find(written.model->managers, facts.text_of(target), &Manager::name);
  if (named == written.model->managers.end() || value != NodeKind::call) return std::nullopt;
  return Element{Part::manager, facts.span(target)};
}

void judge(const ProjectModel& model, const WrittenModel& written, FindingSink& sink) {
  std::vector<Part> before;
  std::optional<Part> last;
  for (const NodeId statement : written.facts->children(written.body)) {
    const std::optional<Element> element = element_of(model, written, statement);
    if (!element || last == element->part) continue;
    last = element->part;
    const auto later = std::ranges::find_if(before, [&](Part part) { return part > element->part; });
    if (later == before.end()) {
      before.push_back(element->part);
      continue;
    }
    const std::string text(name_of(element->part));
    Finding& finding =
        sink.report(written.file(), element->span,
                    "In " + written.model->name + ", " + text + " stands behind " + std::string(name_of(*later)));
    finding.help = "Django's order is: fields, managers, class Meta, magic methods, save(), get_absolute_url(), others";
    finding.properties.push_back({"model", {written.model->label()}});
  }
}

void run(const CheckContext& context, FindingSink& sink) {
  for (const WrittenModel& written : written_models(context.model)) judge(context.model, written, sink);
}

}  // namespace

extern constinit const Check model_body_order{.id = "model-body-order",
                                              .summary = "A model's body isn't in the order of Django's coding style",
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
