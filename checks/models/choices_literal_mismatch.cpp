// Reports texts and numbers in queries that are none of a field's choices: no row has them, or a row gets what no choice names.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/suggest.h"
#include "analyzer/findings/check.h"
#include "analyzer/findings/source_strategies.h"
#include "analyzer/infer/field_references.h"
#include "analyzer/infer/inference.h"
#include "analyzer/migrations/history.h"
#include "analyzer/model/project_model.h"

namespace djvet::checks {
namespace {

using Kind = Constant::Kind;

constexpr std::string_view tags[] = {"models", "orm", "correctness"};
constexpr Topic topics[] = {Topic::facts, Topic::model, Topic::relations, Topic::accesses};
constexpr Reference references[] = {
    {"Django: Field.choices", "https://docs.djangoproject.com/en/5.2/ref/models/fields/#choices"},
};

/// The texts among a field's choices; `known` where there are no others.
struct Choices {
  std::vector<std::string> values;
  bool known = false;
};

bool is_pair(const Constant& value) {
  return (value.is(Kind::list) || value.is(Kind::tuple)) && !value.open && value.items.size() == 2;
}

Choices read_choices(const Constant& choices) {
  Choices out;
  if ((!choices.is(Kind::list) && !choices.is(Kind::tuple)) || choices.open || choices.items.empty()) return out;
  std::vector<Constant> open(choices.items.begin(), choices.items.end());
  for (std::size_t i = 0; i < open.size(); ++i) {
    const Constant pair = open[i];
    if (!is_pair(pair)) return out;
    const Constant& label = pair.items[1];
    if (label.is(Kind::list) || label.is(Kind::tuple)) {
      if (label.open) return out;
      open.insert(open.end(), label.items.begin(), label.items.end());
    } else if (pair.items[0].is(Kind::string)) {
      out.values.push_back(pair.items[0].text);
    } else if (!pair.items[0].is(Kind::none)) {
      return out;
    }
  }
  out.known = !out.values.empty();
  return out;
}

class Looking {
 public:
  explicit Looking(const CheckContext& context) : context_(context) {
    for (const StatedModel& model : context.migrations.stated()) stated_.emplace(model.model, &model);
  }

  void look_at(FileId file, FindingSink& sink) const {
    const FileFacts& facts = context_.model.facts(file);
    for (const QueryCall& call : context_.inference.query_calls(file)) {
      if (call.names_open) continue;
      for (const FieldReference& reference : field_references(context_.model, file, call)) {
        const bool written = reference.use == PathUse::given || reference.use == PathUse::assigned;
        if (!written && reference.use != PathUse::lookup) continue;
        if (facts.kind(reference.node) != NodeKind::keyword) continue;
        if (std::ranges::find(call.names, reference.path) != call.names.end()) continue;
        judge(file, call.model, reference, written, sink);
      }
    }
  }

 private:
  /// The field that a path ends at by itself, `__exact` or `__in`.
  const StatedField* field_of(ModelId id, std::string_view path) const {
    for (const std::string_view lookup : {"__exact", "__in"})
      if (path.ends_with(lookup)) path.remove_suffix(lookup.size());
    std::vector<ModelId> open{id};
    while (!open.empty()) {
      const ModelId at = open.back();
      open.pop_back();
      if (const auto found = stated_.find(at); found != stated_.end())
        if (const StatedField* field = found->second->field(path)) return field;
      const Model& model = context_.model.model(at);
      open.insert(open.end(), model.parents.begin(), model.parents.end());
    }
    return nullptr;
  }

  void judge(FileId file, ModelId id, const FieldReference& reference, bool written, FindingSink& sink) const {
    const FileFacts& facts = context_.model.facts(file);
    const StatedField* const field = field_of(id, reference.path);
    if (field == nullptr || field->field == nullptr || field->cls != "CharField") return;
    const Choices choices = read_choices(field->argument("choices"));
    if (!choices.known) return;
    const NodeId value = facts.child(reference.node, 0);
    const NodeKind kind = facts.kind(value);
    if (kind == NodeKind::string) return judge_text(file, id, *field, choices, value, written, sink);
    if (kind != NodeKind::list && kind != NodeKind::tuple && kind != NodeKind::set) return;
    for (const NodeId item : facts.children(value))
      if (facts.kind(item) == NodeKind::string) judge_text(file, id, *field, choices, item, written, sink);
  }

  void judge_text(FileId file, ModelId id, const StatedField& field, const Choices& choices, NodeId value, bool written,
                  FindingSink& sink) const {
    const FileFacts& facts = context_.model.facts(file);
    const std::string text(facts.text_of(value));
    if (text.empty() || facts.node(value).has(flag_clipped)) return;
    if (std::ranges::find(choices.values, text) != choices.values.end()) return;
    const std::string name = context_.model.model(id).name + "." + field.field->name;
    const std::vector<std::string_view> all(choices.values.begin(), choices.values.end());
    Finding& finding = sink.report(file, facts.span(value),
                                   "\"" + text + "\" is none of the choices of " + name +
                                       (written ? ": no form takes the row any more" : ": no row has it"));
    std::string listed;
    for (const std::string_view choice : all) listed.append(listed.empty() ? "\"" : ", \"").append(choice).append("\"");
    finding.help = "the choices are " + (listed.size() > 160 ? listed.substr(0, 160) + "..." : listed);
    if (field.field->file.valid()) finding.notes.push_back({field.field->file, field.field->span, "the field"});
    finding.properties.push_back({"field", {name}});
    const std::string_view near = only_near(text, all);
    const std::optional<Span> span = part_of_string(facts.span(value), text, 0, text.size());
    if (near.empty() || !span) return;
    finding.strategies.push_back(
        replacing(file, *span, std::string(near), Safety::unsafe, "write the choice `" + std::string(near) + "`"));
  }

  const CheckContext& context_;
  std::map<ModelId, const StatedModel*> stated_;
};

void run(const CheckContext& context, FindingSink& sink) {
  const Looking looking(context);
  for (const Module& module : context.model.modules()) looking.look_at(module.file, sink);
}

}  // namespace

extern constinit const Check choices_literal_mismatch{
    .id = "choices-literal-mismatch",
    .summary = "A query names a value that is none of its field's choices",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .fix = FixKind::unsafe,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
