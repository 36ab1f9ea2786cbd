// Findings carry the model's label and the field's name, by which they are compared with what Django reports.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/model_findings.h"

#include <utility>

#include "analyzer/migrations/databases.h"
#include "analyzer/model/project_model.h"

namespace djvet {

using Kind = Constant::Kind;

Finding* ModelFindings::report(std::string_view id, ModelId model, FileId file, Span span, std::string message,
                               std::string_view subject) {
  if (!seen_.emplace(file, span.begin, std::string(id), std::string(subject)).second) return nullptr;
  Finding* finding = nullptr;
  if (id.empty()) finding = &sink_.report(file, span, std::move(message));
  else finding = report_system_check(context_, sink_, id, file, span, std::move(message));
  if (finding != nullptr) finding->properties.push_back({"model", {context_.model.model(model).label()}});
  return finding;
}

Finding* ModelFindings::at_field(std::string_view id, const StatedModel& model, const StatedField& field,
                                 std::string message) {
  return at_field(id, model, field, std::move(message), {});
}

Finding* ModelFindings::at_field(std::string_view id, const StatedModel& model, const StatedField& field,
                                 std::string message, std::string_view subject) {
  const Field& of = *field.field;
  Finding* const finding = report(id, model.model, of.file, of.span, std::move(message), subject);
  if (finding == nullptr) return nullptr;
  finding->properties.push_back({"field", {of.name}});
  finding->anchor = of.name;
  const Model& owner = context_.model.model(model.model);
  const bool inherited = owner.cls.valid() && (of.file != context_.model.cls(owner.cls).file ||
                                               of.scope != context_.model.cls(owner.cls).scope);
  if (inherited) finding->notes.push_back({owner.file, owner.span, owner.name + " has the field by inheritance"});
  return finding;
}

Finding* ModelFindings::at_model(std::string_view id, const StatedModel& model, std::string message) {
  const Model& of = context_.model.model(model.model);
  Finding* const finding = report(id, model.model, of.file, of.span, std::move(message), {});
  if (finding != nullptr) finding->anchor = of.name;
  return finding;
}

Finding* ModelFindings::at_value(std::string_view id, const StatedModel& model, FileId file, Span span,
                                 std::string message, std::string_view subject) {
  const Model& of = context_.model.model(model.model);
  Finding* const finding = report(id, model.model, file.valid() ? file : of.file, file.valid() ? span : of.span,
                                  std::move(message), subject);
  if (finding != nullptr) finding->anchor = subject.empty() ? of.name : std::string(subject);
  return finding;
}

void ModelFindings::also(Finding& finding, std::string_view id) const {
  if (!is_system_check_heard(context_, id)) return;
  for (Property& property : finding.properties)
    if (property.key == "djangoCheck") property.values.emplace_back(id);
}

std::string field_name(const CheckContext& context, const StatedModel& model, const StatedField& field) {
  return context.model.model(model.model).name + "." + field.field->name;
}

std::optional<Engine> only_engine(const CheckContext& context) {
  const Databases databases = read_databases(context.model);
  if (!databases.known || databases.engines.size() != 1) return std::nullopt;
  return *databases.engines.begin();
}

std::optional<bool> truth_of(const Constant& value, bool otherwise) {
  switch (value.kind) {
    case Kind::absent: return otherwise;
    case Kind::none: return false;
    case Kind::boolean:
    case Kind::integer: return value.number != 0;
    case Kind::string: return !value.text.empty();
    case Kind::list:
    case Kind::tuple:
    case Kind::set:
    case Kind::dict:
      if (!value.items.empty()) return true;
      return value.open ? std::nullopt : std::optional(false);
    default: return std::nullopt;
  }
}

bool is_given(const Constant& value) {
  return !value.is(Kind::absent) && !value.is(Kind::none) && !value.is(Kind::unknown) && !value.is(Kind::several);
}

bool is_left_out(const Constant& value) { return value.is(Kind::absent) || value.is(Kind::none); }

}  // namespace djvet
