// Reports save(commit=False) of a form with a many-to-many field where the row is saved and save_m2m() is never called: what was
// chosen there is lost.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/findings/check.h"
#include "analyzer/findings/source_strategies.h"
#include "analyzer/infer/guards.h"
#include "analyzer/model/components.h"
#include "analyzer/model/project_model.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"forms", "correctness"};
constexpr Topic topics[] = {Topic::facts, Topic::model, Topic::relations};
constexpr Reference references[] = {
    {"Django: ModelForm, the save() method",
     "https://docs.djangoproject.com/en/5.2/topics/forms/modelforms/#the-save-method"},
};

/// The many-to-many fields of its model that a form has.
std::vector<std::string_view> m2m_fields(const ProjectModel& model, const Form& form) {
  std::vector<std::string_view> out;
  if (!form.of_model || !form.model.valid()) return out;
  std::vector<ModelId> open{form.model};
  while (!open.empty()) {
    const Model& one = model.model(open.back());
    open.pop_back();
    open.insert(open.end(), one.parents.begin(), one.parents.end());
    for (const Field& field : one.fields) {
      if (!field.relation.valid() || model.relation(field.relation).kind != RelationKind::many_to_many) continue;
      const bool named = std::ranges::find(form.fields.names, field.name) != form.fields.names.end();
      const MetaFields::Kind kind = form.fields.kind;
      const bool has = kind == MetaFields::Kind::listed
                           ? named
                           : kind == MetaFields::Kind::all || (kind == MetaFields::Kind::excluded && !named);
      if (has) out.push_back(field.name);
    }
  }
  return out;
}

class Looking {
 public:
  Looking(const ProjectModel& model, FileId file, FindingSink& sink)
      : model_(model), file_(file), facts_(model.facts(file)), sink_(sink) {}

  void run() {
    for (ScopeId id = 1; id < facts_.scopes().size(); ++id)
      if (facts_.scopes()[id].is(scope_function)) look_at(id);
  }

 private:
  /// `row = form.save(commit=False)` as a statement; 0 for others.
  NodeId unsaved(NodeId statement) const {
    if (facts_.kind(statement) != NodeKind::assign || facts_.kind(facts_.child(statement, 0)) != NodeKind::name)
      return 0;
    const NodeId call = facts_.last_child(statement);
    if (facts_.kind(call) != NodeKind::call || facts_.kind(call + 1) != NodeKind::attribute) return 0;
    if (facts_.text_of(call + 1) != "save") return 0;
    for (const NodeId argument : facts_.children(call)) {
      if (argument == call + 1) continue;
      const bool keyword = facts_.kind(argument) == NodeKind::keyword && facts_.text_of(argument) == "commit";
      if (facts_.kind(keyword ? argument + 1 : argument) == NodeKind::false_value) return call;
    }
    return 0;
  }

  void look_at(ScopeId id) {
    const NodeId body = facts_.body(facts_.scopes()[id].node);
    for (NodeId at = body; at < body + facts_.node(body).size(); ++at) {
      const NodeId call = unsaved(at);
      if (call == 0 || form_at(id, call + 2) == nullptr) continue;
      const Form& form = *form_at(id, call + 2);
      const std::vector<std::string_view> lost = m2m_fields(model_, form);
      const std::string_view row = facts_.text_of(facts_.child(at, 0));
      const NodeId saved = only_save(body, row);
      if (lost.empty() || saved == 0 || is_cared_for(body, lost)) continue;
      report(call, row, saved, lost);
      return;
    }
  }

  /// The form that an expression stands for: a name that the function makes one of, the argument of form_valid(), or super().
  const Form* form_at(ScopeId id, NodeId value) const {
    const Scope& scope = facts_.scopes()[id];
    const Components& components = model_.components();
    const ClassId cls = model_.class_of(file_, scope.parent);
    if (facts_.kind(value) == NodeKind::call)
      return facts_.text_of(value + 1) == "super" && facts_.text(scope.name) == "save" && cls.valid()
                 ? components.form(cls)
                 : nullptr;
    if (facts_.kind(value) != NodeKind::name) return nullptr;
    const std::string_view name = facts_.text_of(value);
    const Form* found = nullptr;
    const NodeId body = facts_.body(scope.node);
    for (NodeId at = body; at < body + facts_.node(body).size(); ++at) {
      if (facts_.kind(at) != NodeKind::assign || facts_.text_of(facts_.child(at, 0)) != name) continue;
      const NodeId call = facts_.last_child(at);
      if (facts_.kind(call) != NodeKind::call) return nullptr;
      const Symbol symbol = model_.resolve(file_, id, call + 1);
      const Form* const form = symbol.cls.valid() ? components.form(symbol.cls) : nullptr;
      if (form == nullptr || (found != nullptr && form != found)) return nullptr;
      found = form;
    }
    if (found != nullptr || name != "form" || facts_.text(scope.name) != "form_valid" || !cls.valid()) return found;
    const ViewClass* const view = components.view(cls);
    if (view == nullptr || !view->form.valid()) return nullptr;
    if (model_.member(cls, "get_form_class").kind == Symbol::Kind::function) return nullptr;
    return components.form(view->form);
  }

  /// The statement `row.save(...)`, where there is one and no more; else 0.
  NodeId only_save(NodeId body, std::string_view row) const {
    NodeId found = 0;
    for (NodeId at = body; at < body + facts_.node(body).size(); ++at) {
      if (facts_.kind(at) != NodeKind::call || facts_.kind(at + 1) != NodeKind::attribute) continue;
      if (facts_.text_of(at + 1) != "save" || facts_.kind(at + 2) != NodeKind::name) continue;
      if (facts_.text_of(at + 2) != row) continue;
      if (found != 0) return 0;
      found = at;
    }
    return found;
  }

  /// Whether the function calls save_m2m(), or does something about one of the fields itself.
  bool is_cared_for(NodeId body, const std::vector<std::string_view>& lost) const {
    for (NodeId at = body; at < body + facts_.node(body).size(); ++at) {
      const NodeKind kind = facts_.kind(at);
      if (kind != NodeKind::attribute && kind != NodeKind::string && kind != NodeKind::name) continue;
      const std::string_view text = facts_.text_of(at);
      if (text.find("m2m") != text.npos || text == "setattr") return true;
      if (kind != NodeKind::name && std::ranges::find(lost, text) != lost.end()) return true;
    }
    return false;
  }

  void report(NodeId call, std::string_view row, NodeId saved, const std::vector<std::string_view>& lost) {
    const bool own = facts_.kind(call + 2) == NodeKind::call;
    const std::string form = own ? "self" : std::string(facts_.text_of(call + 2));
    std::string fields;
    for (const std::string_view field : lost) fields.append(fields.empty() ? "" : ", ").append(field);
    Finding& finding = sink_.report(file_, facts_.span(call),
                                    "What the form holds for " + fields + " is lost: nothing calls " + form +
                                        ".save_m2m() after " + std::string(row) + ".save()");
    finding.help = "call " + form + ".save_m2m() after " + std::string(row) + ".save()";
    finding.notes.push_back({file_, facts_.span(saved), "the row is saved here"});
    finding.properties.push_back({"field", {lost.begin(), lost.end()}});
    if (!is_statement(facts_, parents_of(facts_), saved) || saved < call) return;
    Strategy strategy = source_strategy(file_, Safety::unsafe, "call `" + form + ".save_m2m()`");
    strategy.insertions.push_back(
        {Strategy::Insertion::Kind::line, file_, facts_.span(saved), true, 0, form + ".save_m2m()"});
    finding.strategies.push_back(std::move(strategy));
  }

  const ProjectModel& model_;
  FileId file_;
  const FileFacts& facts_;
  FindingSink& sink_;
};

void run(const CheckContext& context, FileId file, FindingSink& sink) {
  const SourceFile& source = context.model.sources().files[file.index()];
  if (source.is_dependency() || source.role == Role::vendored || source.role == Role::test) return;
  if (context.model.facts(file).pool().find("commit") == std::string_view::npos) return;
  Looking(context.model, file, sink).run();
}

}  // namespace

extern constinit const Check form_m2m_lost{
    .id = "form-m2m-lost",
    .summary = "A form's many-to-many fields are not saved, as save_m2m() is never called",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .fix = FixKind::unsafe,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
