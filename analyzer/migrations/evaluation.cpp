// Forwards to an interpreter that looks names up on demand.
// SPDX-License-Identifier: MIT
#include "analyzer/migrations/evaluation.h"

#include <algorithm>

#include "analyzer/link/installed_apps.h"
#include "analyzer/migrations/equality.h"

namespace djvet {

Evaluation::Evaluation(const ProjectModel& model) : model_(model), settings_(main_settings(model, "")) {
  budget_.steps = 400'000'000;
  for (std::size_t i = 0; i < model.classes().size(); ++i) {
    const auto [slot, fresh] = classes_.try_emplace(model.classes()[i].qualified, ClassId(i));
    if (!fresh) slot->second = ClassId();  // two classes of one name: neither is meant for certain
  }
  begin();
}

void Evaluation::begin() {
  interpreter_ = std::make_unique<Interpreter>(model_, budget_);
  interpreter_->set_settings([this](std::string_view name) { return setting(name); });
}

Constant Evaluation::at(FileId file, ScopeId scope, NodeId expression) {
  return interpreter_->constant(interpreter_->evaluate_at(file, scope, expression));
}

std::optional<Constant> Evaluation::attribute(ClassId cls, std::string_view name) {
  const std::optional<Datum> value = interpreter_->attribute_at(cls, name);
  if (!value) return std::nullopt;
  return interpreter_->constant(*value);
}

Interpreter::Items Evaluation::items_of(ClassId cls, std::string_view name) {
  const std::optional<Datum> value = interpreter_->attribute_at(cls, name);
  return value ? interpreter_->items_of(*value) : Interpreter::Items();
}

Constant Evaluation::choices(const Constant& value) {
  if (!value.is(Constant::Kind::reference)) return value;
  const ClassId cls = class_at(value.text);
  if (!cls.valid()) return value;
  const auto is_choices = [](const std::string& base) {
    return base.starts_with("django.db.models.") && base.ends_with("Choices");
  };
  if (std::ranges::none_of(model_.cls(cls).external_bases, is_choices)) return value;
  return attribute(cls, "choices").value_or(Constant());
}

bool Evaluation::metaclass_changes_meta(ClassId cls) const {
  const std::optional<Symbol> metaclass = interpreter_->own_metaclass(cls);
  if (!metaclass) return false;
  if (metaclass->kind != Symbol::Kind::cls) return true;
  const FileFacts& facts = model_.facts(metaclass->file);
  const NodeId definition = facts.scopes()[metaclass->scope].node;
  const NodeId end = definition + facts.node(definition).size();
  for (NodeId node = definition; node < end; ++node) {
    const NodeKind kind = facts.kind(node);
    const bool named = kind == NodeKind::string || kind == NodeKind::attribute || kind == NodeKind::name;
    if (named && facts.text_of(node) == "Meta") return true;
  }
  return false;
}

ClassId Evaluation::class_at(std::string_view qualified) const {
  const auto at = classes_.find(qualified);
  return at == classes_.end() ? ClassId() : at->second;
}

std::optional<Constant> Evaluation::setting(std::string_view name) const {
  std::optional<Constant> out;
  bool complete = !settings_.empty();
  for (const SettingsModule* module : settings_) {
    complete = complete && module->complete;
    const Setting* setting = module->find(name);
    if (setting == nullptr) continue;
    if (!is_known(setting->value)) return std::nullopt;
    if (out && compare(*out, setting->value) != Equality::equal) return std::nullopt;
    out = setting->value;
  }
  if (out || !complete) return out;
  out.emplace();
  const bool user = name == "AUTH_USER_MODEL";
  out->kind = user ? Constant::Kind::string : Constant::Kind::absent;
  out->text = user ? "auth.User" : "";
  return out;
}

}  // namespace djvet
