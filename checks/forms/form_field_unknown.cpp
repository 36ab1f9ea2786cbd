// Reports names in Meta.fields of a model's form that Django can't make a field of: it raises FieldError when the module of
// the form is imported.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "analyzer/findings/check.h"
#include "analyzer/findings/model_names.h"
#include "analyzer/findings/source_strategies.h"
#include "analyzer/model/components.h"
#include "analyzer/model/project_model.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"forms", "correctness"};
constexpr Topic topics[] = {Topic::facts, Topic::model};
constexpr Reference references[] = {
    {"Django: ModelForm, selecting the fields to use",
     "https://docs.djangoproject.com/en/5.2/topics/forms/modelforms/#selecting-the-fields-to-use"},
};

/// The class Meta of a class's own body, and its list `fields`; 0 where either isn't there or is another thing.
NodeId own_fields(const FileFacts& facts, NodeId cls) {
  for (const NodeId statement : facts.children(facts.body(cls))) {
    if (facts.kind(statement) != NodeKind::class_def || facts.text_of(statement) != "Meta") continue;
    for (const NodeId option : facts.children(facts.body(statement))) {
      if (facts.kind(option) != NodeKind::assign || facts.node(option).has(flag_no_value)) continue;
      if (facts.text_of(facts.child(option, 0)) != "fields") continue;
      const NodeId value = facts.last_child(option);
      const NodeKind kind = facts.kind(value);
      return kind == NodeKind::list || kind == NodeKind::tuple ? value : 0;
    }
  }
  return 0;
}

bool is_django_form(std::string_view path) {
  return path == "builtins.object" || path == "django.forms.ModelForm" || path == "django.forms.models.ModelForm" ||
         path == "django.forms.Form" || path == "django.forms.forms.Form";
}

/// Whether the form's fields are those that its classes declare, and no code changes them while it is made.
bool is_in_sight(const ProjectModel& model, const Form& form) {
  const Class& cls = model.cls(form.cls);
  if (!std::ranges::all_of(cls.external_bases, is_django_form)) return false;
  for (const ClassId id : cls.mro) {
    const Class& one = model.cls(id);
    const FileFacts& facts = model.facts(one.file);
    const Scope& scope = facts.scopes()[one.scope];
    if (scope.is(scope_conditional)) return false;
    for (const NodeId child : facts.children(scope.node)) {
      const NodeKind kind = facts.kind(child);
      if (kind == NodeKind::block) break;
      if (kind != NodeKind::name && kind != NodeKind::attribute) return false;
      const Symbol base = model.resolve(one.file, scope.parent, child);
      if (base.kind != Symbol::Kind::cls && base.kind != Symbol::Kind::external) return false;
    }
  }
  return true;
}

/// Whether a field of Django's own says that no form has it.
bool is_not_editable(const ProjectModel& model, const Field& field) {
  if (field.call == 0 || !field.file.valid() || !field.class_path.starts_with("django.db.models.")) return false;
  const FileFacts& facts = model.facts(field.file);
  return std::ranges::any_of(facts.children(field.call), [&](NodeId argument) {
    if (facts.kind(argument) != NodeKind::keyword) return false;
    const std::string_view name = facts.text_of(argument);
    const NodeKind value = facts.kind(facts.child(argument, 0));
    if (name == "editable") return value == NodeKind::false_value;
    return (name == "auto_now" || name == "auto_now_add") && value == NodeKind::true_value;
  });
}

void judge(const ProjectModel& model, const Form& form, FindingSink& sink) {
  const Class& cls = model.cls(form.cls);
  const FileFacts& facts = model.facts(cls.file);
  const NodeId fields = own_fields(facts, facts.scopes()[cls.scope].node);
  if (fields == 0) return;
  const std::string label = model.model(form.model).label();
  for (const NodeId item : facts.children(fields)) {
    if (facts.kind(item) != NodeKind::string) continue;
    const std::string_view name = facts.text_of(item);
    if (model.member(form.cls, name).kind != Symbol::Kind::unknown) continue;  // declared
    if (std::ranges::find(form.declared, name, &ComponentField::name) != form.declared.end()) continue;
    const FieldFound found = get_field(model, form.model, name);
    std::string message = "`" + std::string(name) + "` in Meta.fields ";
    if (found.kind == FieldFound::Kind::missing)
      message += "is no field of " + label + " or of the form" + did_you_mean_field(model, form.model, name);
    else if (found.kind == FieldFound::Kind::reverse_one || found.kind == FieldFound::Kind::reverse_many)
      message += "is the other side of a relation to " + label + ", which no form has a field for";
    else if (found.field != nullptr && is_not_editable(model, *found.field))
      message += "is a field of " + label + " that can't be edited";
    else continue;
    Finding& finding = sink.report(cls.file, facts.span(item), std::move(message));
    finding.help = "leave it out, or declare it in the form";
    if (found.kind == FieldFound::Kind::missing)
      if (std::optional<Strategy> strategy = respelt_field(model, form.model, cls.file, facts.span(item), name))
        finding.strategies.push_back(std::move(*strategy));
    const Model& rows = model.model(form.model);
    if (rows.file.valid()) finding.notes.push_back({rows.file, rows.span, "the model"});
    finding.properties.push_back({"model", {label}});
  }
}

void run(const CheckContext& context, FindingSink& sink) {
  const ProjectModel& model = context.model;
  for (const Form& form : model.components().forms) {
    if (!form.of_model || !form.model.valid() || form.fields.kind != MetaFields::Kind::listed) continue;
    const SourceFile& file = model.sources().files[model.cls(form.cls).file.index()];
    if (file.is_dependency() || file.role == Role::test || file.role == Role::vendored) continue;
    if (is_in_sight(model, form)) judge(model, form, sink);
  }
}

}  // namespace

extern constinit const Check form_field_unknown{
    .id = "form-field-unknown",
    .summary = "A form names a field that its model doesn't have or that can't be edited",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::unsafe,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
