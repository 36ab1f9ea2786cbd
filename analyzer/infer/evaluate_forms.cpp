// The fields that a form is made with, as far as they offer rows: those that its class declares, and those that a form of
// a model makes for the relations that Meta names. A form whose code changes its fields in ways that can't be told has none.
// Source: django/forms/forms.py, django/forms/models.py (fields_for_model), ForeignKey.formfield and
// ManyToManyField.formfield of Django 5.2.
// SPDX-License-Identifier: MIT
#include <algorithm>

#include "analyzer/infer/evaluator.h"
#include "analyzer/model/components.h"

namespace djvet {

using Kind = Value::Kind;

namespace {

constexpr std::string_view choice_field = "django.forms.ModelChoiceField";

bool is_part_of_fields(const FileFacts& facts, NodeId object) {
  if (object == 0 || facts.kind(object) != NodeKind::subscript) return false;
  const NodeId fields = facts.child(object, 0);
  const NodeId key = facts.child(object, 1);
  return fields != 0 && key != 0 && facts.kind(fields) == NodeKind::attribute && facts.text_of(fields) == "fields" &&
         facts.kind(key) == NodeKind::string;
}

/// `field.widget = ...` of a field that can't be told, `self.fields = ...`
bool is_open_change(const FileFacts& facts, NodeId target) {
  if (target == 0 || facts.kind(target) != NodeKind::attribute) return false;
  constexpr std::string_view names[] = {"queryset", "widget", "choices", "label_from_instance", "iterator"};
  const std::string_view name = facts.text_of(target);
  if (name == "fields") return true;
  return std::ranges::find(names, name) != std::end(names) && !is_part_of_fields(facts, facts.child(target, 0));
}

bool holds(const std::vector<std::string>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

}  // namespace

bool is_not_editable(const FileFacts& facts, NodeId call) {
  return call != 0 && std::ranges::any_of(facts.children(call), [&](NodeId argument) {
           return facts.kind(argument) == NodeKind::keyword && facts.text_of(argument) == "editable";
         });
}

bool Evaluator::changes_fields(ClassId form) const {
  for (const ClassId owner : model_.cls(form).mro) {
    const Class& cls = model_.cls(owner);
    const FileFacts& facts = model_.facts(cls.file);
    const NodeId body = facts.scopes()[cls.scope].node;
    for (NodeId id = body; id < body + facts.node(body).size(); ++id) {
      if (facts.kind(id) != NodeKind::assign && facts.kind(id) != NodeKind::aug_assign) continue;
      if (is_open_change(facts, facts.child(id, 0))) return true;
    }
  }
  return false;
}

/// A select or its like. What a widget of the project does by itself isn't known.
bool Evaluator::shows_choices(Value field, Value widget) {
  if (!field.is(Kind::object)) return false;
  for (const std::string_view own : {"iterator", "choices", "_get_choices"})
    if (has_member(field, own)) return false;
  if (widget.is(Kind::none)) return true;
  if (!widget.is(Kind::symbol) && !widget.is(Kind::object)) return false;
  const ClassId cls = class_of(widget);
  if (!cls.valid() || !find_member(cls, "djvet_choices").owner.valid()) return false;
  const auto has = [&](std::string_view name) { return find_member(cls, name).owner.valid(); };
  return !has("optgroups") && !has("get_context") && !has("render") && !has("choices");
}

Value Evaluator::form_fields(Value form, NodeId call) {
  if (!form.is(Kind::object)) return {};
  const ClassId cls = objects_[form.index].cls;
  const Form* component = model_.components().form(cls);
  if (component == nullptr || changes_fields(cls)) return {};
  Sequence fields{Sequence::Shape::dict, {}, {}};
  for (const ComponentField& field : component->declared) {
    Symbol value;
    value.kind = Symbol::Kind::value;
    value.file = field.value.file;
    value.scope = field.value.scope;
    value.node = field.value.node;
    Value made = value_of(value);
    if (made.is(Kind::object)) made = make(Object(objects_[made.index]), 0);  // every form has copies of its own
    const auto at = std::ranges::find(fields.keys, field.name);
    if (at != fields.keys.end()) {
      fields.parts[static_cast<std::size_t>(at - fields.keys.begin())] = made;
      continue;
    }
    fields.keys.push_back(keep_text(field.name));
    fields.parts.push_back(made);
  }
  if (component->of_model && component->model.valid())
    add_model_fields(fields, cls, component->model, component->fields, call);
  return make(std::move(fields), 0);
}

/// The fields of a form that a generic view makes.
Value Evaluator::fields_of_names(Value form, Value model, Value names, NodeId call) {
  if (!form.is(Kind::object) || !model.is(Kind::model_class)) return {};
  MetaFields named;
  if (names.is(Kind::text) && texts_[names.index] == "__all__") {
    named.kind = MetaFields::Kind::all;
  } else if (names.is(Kind::sequence) && sequences_[names.index].shape == Sequence::Shape::tuple) {
    named.kind = MetaFields::Kind::listed;
    for (const Value part : sequences_[names.index].parts)
      if (part.is(Kind::text)) named.names.emplace_back(texts_[part.index]);
  } else {
    return {};
  }
  Sequence fields{Sequence::Shape::dict, {}, {}};
  add_model_fields(fields, objects_[form.index].cls, ModelId(model.index), named, call);
  return make(std::move(fields), 0);
}

void Evaluator::add_model_fields(Sequence& fields, ClassId form, ModelId model, const MetaFields& named, NodeId call) {
  const Symbol field_class = model_.described(choice_field);
  if (field_class.kind != Symbol::Kind::cls) return;
  const Member meta = find_member(form, "Meta");
  const ClassId options = meta.owner.valid() ? meta.symbol.cls : ClassId();
  const Value options_value = options.valid() ? from_symbol(meta.symbol) : Value{};
  const auto option = [&](std::string_view name) {
    return options.valid() ? read_class_member(options_value, options, name, call) : Value{};
  };
  for (const std::string_view other : {"field_classes", "formfield_callback"})
    if (options.valid() && find_member(options, other).owner.valid()) return;
  const bool has_widgets = options.valid() && find_member(options, "widgets").owner.valid();
  const Value widgets = option("widgets");
  if (has_widgets && !widgets.is(Kind::sequence)) return;
  for (const Field& field : model_.model(model).fields) {
    const bool listed = holds(named.names, field.name);
    const bool shown = named.kind == MetaFields::Kind::all || (named.kind == MetaFields::Kind::listed && listed) ||
                       (named.kind == MetaFields::Kind::excluded && !listed);
    const std::optional<Hop> hop = model_.hop(model, field.name);
    if (!shown || !hop || !hop->forward || !hop->target.valid() || field.automatic) continue;
    if (std::ranges::find(fields.keys, field.name) != fields.keys.end()) continue;
    if (field.class_path != field.base || !field.base.starts_with("django.db.models.")) continue;
    if (field.file.valid() && is_not_editable(model_.facts(field.file), field.call)) continue;
    Value widget{Kind::none, 0, 0};
    if (has_widgets) {
      const Sequence& given = sequences_[widgets.index];
      const auto at = std::ranges::find(given.keys, field.name);
      if (at != given.keys.end()) widget = given.parts[static_cast<std::size_t>(at - given.keys.begin())];
    }
    const Value rows = call_queryset(manager_of(hop->target, "_default_manager", call), "all", Arguments{}, call);
    if (rows.is(Kind::queryset)) querysets_[rows.index].site = {};  // no code of the project makes it
    Object made{field_class.cls, {}, true};
    made.attributes.emplace_back("queryset", rows);
    made.attributes.emplace_back("widget", widget);
    fields.keys.push_back(keep_text(field.name));
    fields.parts.push_back(make(std::move(made), 0));
  }
}

}  // namespace djvet
