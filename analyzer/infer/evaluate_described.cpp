// What descriptions of frameworks (django/described.h) ask of inference: the functions of the module `djvet`, by name.
// Each is called from a description alone, whose author knows its parameters.
// SPDX-License-Identifier: MIT
#include <algorithm>

#include "analyzer/django/decorators.h"
#include "analyzer/infer/evaluator.h"

namespace djvet {

using Kind = Value::Kind;

namespace {

std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  return text;
}

}  // namespace

void Evaluator::run_class(ClassId cls) {
  const Member& member = find_member(cls, "djvet_run");
  if (!member.owner.valid()) return;
  const Class& definition = model_.cls(cls);
  const FileFacts& facts = model_.facts(definition.file);
  begin(definition.file, facts.scopes()[definition.scope].parent);
  const NodeId statement = facts.scopes()[definition.scope].node;
  call_value(from_member(make(Object{cls, {}, true}, 0), member.owner, member.symbol, statement), Arguments{},
             statement);
}

/// Calls a method of an object where it has one.
Value Evaluator::call_member(Value object, std::string_view name, const Arguments& arguments, NodeId call) {
  const Value method = read_attribute(object, name, call);
  return method.is(Kind::function) ? call_value(method, arguments, call) : Value{};
}

/// The model whose rows a value is about; none when that isn't known.
ModelId Evaluator::model_of(Value value) const {
  switch (value.kind) {
    case Kind::queryset:
    case Kind::manager: return querysets_[value.index].model;
    case Kind::instance: return instances_[value.index].model;
    case Kind::model_class: return ModelId(value.index);
    default: return {};
  }
}

/// Calls a method as a request does: on an object of its own, with arguments that nobody knows.
void Evaluator::run_method(Value self, std::string_view name, NodeId call) {
  if (!self.is(Kind::object) || !is_wanted(name)) return;
  if (!find_member(objects_[self.index].cls, name).owner.valid()) return;
  Object again = objects_[self.index];
  again.attributes.emplace_back("action", make_text(name));
  Arguments arguments;
  arguments.open = true;
  call_member(make(std::move(again), 0), name, arguments, call);
}

/// What the decorator of an action says in place of the class: `@action(detail=True, serializer_class=...)`.
Value Evaluator::with_keywords_of(Value self, const Class& cls, NodeId method, std::string_view decorator) {
  const FileFacts& facts = model_.facts(cls.file);
  Object object = objects_[self.index];
  for (const NodeId child : facts.children(method)) {
    if (facts.kind(child) != NodeKind::decorator || !has_decorator(facts, method, decorator)) continue;
    const NodeId expression = facts.child(child, 0);
    if (expression == 0 || facts.kind(expression) != NodeKind::call) continue;
    for (const NodeId argument : facts.children(expression)) {
      if (facts.kind(argument) != NodeKind::keyword) continue;
      Symbol value;
      value.kind = Symbol::Kind::value;
      value.file = cls.file;
      value.scope = cls.scope;
      value.node = facts.child(argument, 0);
      object.attributes.emplace_back(facts.text_of(argument), value_of(value));
    }
  }
  return make(std::move(object), self.depends);
}

/// Calls every method with a decorator of this name.
void Evaluator::run_decorated(Value self, std::string_view decorator, NodeId call) {
  if (!self.is(Kind::object)) return;
  std::vector<std::string_view> names;
  std::vector<Value> objects;
  for (const ClassId owner : model_.cls(objects_[self.index].cls).behaviour) {
    const Class& cls = model_.cls(owner);
    const FileFacts& facts = model_.facts(cls.file);
    for (const NodeId method : facts.children(facts.body(facts.scopes()[cls.scope].node))) {
      if (facts.kind(method) != NodeKind::function_def || !has_decorator(facts, method, decorator)) continue;
      if (std::ranges::find(names, facts.text_of(method)) != names.end()) continue;
      names.push_back(facts.text_of(method));
      objects.push_back(with_keywords_of(self, cls, method, decorator));
    }
  }
  for (std::size_t i = 0; i < names.size(); ++i) run_method(objects[i], names[i], call);
}

/// Attributes one after the other, as `source="author.name"` says; what can be called is called. `key_only`: of the last
/// one only the key, which a row has of its own foreign keys.
Value Evaluator::read_path(Value object, std::string_view path, bool key_only, NodeId site) {
  if (path == "*") return object;
  Value value = object;
  while (!path.empty()) {
    const std::size_t dot = std::min(path.find('.'), path.find("__"));
    const std::string_view name = path.substr(0, dot);
    path = dot == path.npos ? std::string_view{} : path.substr(dot + (path[dot] == '.' ? 1 : 2));
    if (key_only && path.empty() && value.is(Kind::instance)) {
      const std::optional<Hop> hop = model_.hop(instances_[value.index].model, name);
      if (hop && hop->forward && !hop->to_many) return {Kind::unknown, 0, value.depends};
    }
    const Value read = read_attribute(value, name, site);
    value = read.is(Kind::function) ? call_value(read, Arguments{}, site) : read;
  }
  return value;
}

/// What going through a value goes through: a manager has all its rows.
Value Evaluator::rows_of(Value value, NodeId call) {
  return value.is(Kind::manager) ? call_queryset(value, "all", Arguments{}, call) : value;
}

/// An attribute, or what it gives when it is called: with a value, if it takes one.
Value Evaluator::call_with_if_taken(Value object, std::string_view name, Value given, NodeId call) {
  const Value attribute = read_attribute(object, name, call);
  if (!attribute.is(Kind::function)) return attribute;
  const Function& function = functions_[attribute.index];
  const FileFacts& facts = model_.facts(function.file);
  const NodeId definition = function.lambda != 0 ? function.lambda : facts.scopes()[function.scope].node;
  std::size_t parameters = 0;
  for (const NodeId child : facts.children(definition))
    if (facts.kind(child) == NodeKind::parameter) ++parameters;
  Arguments arguments;
  if (parameters > (function.bound ? 1U : 0U)) arguments.positional.push_back(given);
  arguments.depends = given.depends;
  return call_value(attribute, arguments, call);
}

/// Calls a method of each value of a dict.
void Evaluator::call_each(Value dict, std::string_view name, NodeId call) {
  if (!dict.is(Kind::sequence)) return;
  for (const Value part : std::vector<Value>(sequences_[dict.index].parts)) call_member(part, name, Arguments{}, call);
}

/// A class of views with the values that `as_view()` gives it. One without any runs as a class of its own.
void Evaluator::run_view(Value cls, Value values, NodeId call) {
  if (!cls.is(Kind::symbol) || symbols_[cls.index].kind != Symbol::Kind::cls) return;
  const ClassId id = symbols_[cls.index].cls;
  if (!values.is(Kind::sequence)) return;
  const Sequence given = sequences_[values.index];
  if (costs_ == nullptr && given.parts.empty() && around_.is_judged(model_.cls(id).file) && !around_.is_base(id))
    return;
  Object object{id, {}, true};
  for (std::size_t i = 0; i < std::min(given.keys.size(), given.parts.size()); ++i)
    object.attributes.emplace_back(given.keys[i], given.parts[i]);
  call_member(make(std::move(object), 0), "djvet_run", Arguments{}, call);
}

Value Evaluator::call_described(std::string_view name, const Arguments& arguments, NodeId call) {
  const auto at = [&](std::size_t n) { return n < arguments.positional.size() ? arguments.positional[n] : Value{}; };
  const auto text = [&](std::size_t n) { return at(n).is(Kind::text) ? texts_[at(n).index] : std::string_view{}; };
  const Value first = at(0);
  if (name == "render") {
    const Value names = first;
    if (names.is(Kind::text)) render(texts_[names.index], at(1));
    else if (!names.is(Kind::sequence)) note_unknown(call, "which template is rendered isn't known");
    if (!names.is(Kind::sequence)) return {};
    for (const Value one : std::vector<Value>(sequences_[names.index].parts)) {
      if (!one.is(Kind::text) || !find_template(texts_[one.index]).valid()) continue;
      render(texts_[one.index], at(1));
      break;
    }
    return {};
  }
  if (name == "run_method") run_method(first, text(1), call);
  if (name == "run_decorated_methods") run_decorated(first, text(1), call);
  if (name == "read" || name == "read_key") return read_path(first, text(1), name == "read_key", call);
  if (name == "rows") return rows_of(first, call);
  if (name == "select_columns") return select_columns(first, at(1), at(2));
  if (name == "represent_columns") represent_columns(first, at(1), at(2), call);
  if (name == "rows_of_parent") return rows_of_parent(first, at(1));
  if (name == "run_inlines") run_inlines(first, at(1), call);
  if (name == "go_through_choices") go_through_choices(first, at(1), call);
  if (name == "represent_fields") represent_fields(first, at(1), call);
  if (name == "list_serializer") return list_serializer(first);
  if (name == "call_serializer_method") call_serializer_method(arguments, call);
  if (name == "run_view") run_view(first, at(1), call);
  if (name == "dynamic") return call_with_if_taken(first, text(1), at(2), call);
  if (name == "repeated") return make(Sequence{Sequence::Shape::lists, {first}, {}}, first.depends);
  if (name == "call_each") call_each(first, text(1), call);
  if (name == "form_fields") return form_fields(first, call);
  if (name == "model_fields") return fields_of_names(first, at(1), at(2), call);
  if (name == "represent_schema" && first.is(Kind::symbol)) represent_schema(symbols_[first.index].cls, at(1), 0, call);
  if (name == "run_graphene") run_graphene(first, call);
  if (name == "run_strawberry") run_strawberry(first, at(1), call);
  if (name == "table_columns") return table_columns(first, call);
  if (name == "show_cells") show_cells(first, at(1), at(2), call);
  if (name == "read_accessor") return read_accessor(first, at(1), call);
  if (name == "link_cell") link_cell(first, at(1), call);
  if (name == "has" || name == "call_taking") {
    const std::string method = std::string(text(1)) + std::string(text(2));
    const Value callee = first.is(Kind::object) ? read_attribute(first, keep_text(method), call) : Value{};
    if (name == "call_taking") return call_taking(callee, at(3), call);
    return {Kind::boolean, callee.is(Kind::function) ? 1U : 0U, 0};
  }
  if (name == "shows_choices") return {Kind::boolean, shows_choices(first, at(1)) ? 1U : 0U, 0};
  if (name == "list_name" || name == "object_name" || name == "template_name") {
    const ModelId model = model_of(first);
    if (!model.valid()) return {Kind::none, 0, 0};
    const std::string own = lower(model_.model(model).name);
    if (name == "object_name") return make_text(keep_text(own));
    if (name == "list_name") return make_text(keep_text(own + "_list"));
    return make_text(keep_text(model_.model(model).app_label + "/" + own + std::string(text(1)) + ".html"));
  }
  return {};
}

}  // namespace djvet
