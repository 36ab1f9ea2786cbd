// Reports forms of models that take whatever fields the model has or comes to have: fields = "__all__", or an exclude that isn't
// taken from a list of fields.
// SPDX-License-Identifier: MIT
#include <string>
#include <string_view>

#include "analyzer/findings/check.h"
#include "analyzer/findings/written_models.h"
#include "analyzer/model/components.h"
#include "analyzer/model/project_model.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"style", "forms", "DJ006", "DJ007"};
constexpr Topic topics[] = {Topic::facts, Topic::model, Topic::tests};
constexpr Reference references[] = {
    {"Django: ModelForm, selecting the fields to use",
     "https://docs.djangoproject.com/en/5.2/topics/forms/modelforms/#selecting-the-fields-to-use"},
    {"ruff: DJ006", "https://docs.astral.sh/ruff/rules/django-exclude-with-model-form/"},
    {"ruff: DJ007", "https://docs.astral.sh/ruff/rules/django-all-with-model-form/"},
};

void judge(const ProjectModel& model, const Form& form, FindingSink& sink) {
  const Class& cls = model.cls(form.cls);
  const FileFacts& facts = model.facts(cls.file);
  const NodeId meta = meta_in(facts, facts.body(facts.scopes()[cls.scope].node));
  if (meta == 0) return;
  const auto named = [&](ClassId of) { return model.member(of, "fields").kind != Symbol::Kind::unknown; };
  const Symbol options = model.member(form.cls, "Meta");
  const bool listed = form.fields.kind != MetaFields::Kind::all && options.cls.valid() && named(options.cls);
  const std::string rows = form.model.valid() ? model.model(form.model).name : "its model";
  for (const NodeId statement : facts.children(facts.body(meta))) {
    const NodeId target = bound_name(facts, statement);
    if (target == 0) continue;
    const std::string_view name = facts.text_of(target);
    const NodeId value = facts.last_child(statement);
    const bool all = name == "fields" && facts.kind(value) == NodeKind::string && facts.text_of(value) == "__all__";
    if (!all && (name != "exclude" || listed)) continue;
    Finding& finding = sink.report(cls.file, facts.span(target),
                                   "The form has every field of " + rows + (all ? "" : " that exclude doesn't name") +
                                       ", those too that come later");
    finding.help = "name the fields of the form: fields = [...]";
    if (form.model.valid()) finding.properties.push_back({"model", {model.model(form.model).label()}});
  }
}

void run(const CheckContext& context, FindingSink& sink) {
  const ProjectModel& model = context.model;
  for (const Form& form : model.components().forms) {
    const SourceFile& file = model.sources().files[model.cls(form.cls).file.index()];
    if (form.of_model && file.role != Role::vendored) judge(model, form, sink);
  }
}

}  // namespace

extern constinit const Check modelform_all_fields{
    .id = "modelform-all-fields",
    .summary = "A model's form takes all fields that the model has or will have",
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
