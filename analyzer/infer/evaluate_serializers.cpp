// The fields of a serializer, one by one: those that its class declares, and those that ModelSerializer makes of its model
// for the names in Meta. What a field does with a row is described (django/described/rest_framework/serializers.py).
// Source: rest_framework/serializers.py (get_fields, get_field_names, build_field) of Django REST framework 3.16.
// SPDX-License-Identifier: MIT
#include <algorithm>

#include "analyzer/infer/evaluator.h"
#include "analyzer/model/components.h"

namespace djvet {

using Kind = Value::Kind;

namespace {

constexpr std::string_view package = "rest_framework.serializers.";

void set_attribute(Object& object, std::string_view name, Value value) {
  const auto at = std::ranges::find(object.attributes, name, &std::pair<std::string_view, Value>::first);
  if (at != object.attributes.end()) at->second = value;
  else object.attributes.emplace_back(name, value);
}

}  // namespace

/// A new field of a class that is described, made by the name of the class.
Value Evaluator::described_field(std::string_view name) {
  const Symbol cls = model_.described(std::string(package) + std::string(name));
  if (cls.kind != Symbol::Kind::cls) return {};
  Object field{cls.cls, {}, true};
  field.attributes.emplace_back("source", Value{Kind::none, 0, 0});
  field.attributes.emplace_back("write_only", Value{Kind::boolean, 0, 0});
  return make(std::move(field), 0);
}

/// A field of the class body, evaluated where it stands. One whose class isn't known reads its source, and no more.
Value Evaluator::declared_field(const ComponentField& declared) {
  Symbol symbol;
  symbol.kind = Symbol::Kind::value;
  symbol.file = declared.value.file;
  symbol.scope = declared.value.scope;
  symbol.node = declared.value.node;
  Value field = value_of(symbol);
  if (field.is(Kind::object)) return make(Object(objects_[field.index]), 0);
  field = described_field("Field");
  if (!field.is(Kind::object)) return field;
  const FileFacts& facts = model_.facts(symbol.file);
  for (const NodeId argument : facts.children(symbol.node)) {
    if (facts.kind(argument) != NodeKind::keyword) continue;
    const NodeId value = facts.child(argument, 0);
    if (facts.text_of(argument) == "write_only")
      set_attribute(objects_[field.index], "write_only", {Kind::boolean, 1, 0});
    if (facts.text_of(argument) != "source" || facts.kind(value) != NodeKind::string) continue;
    std::string_view source = facts.text_of(value);
    // Of what a path ends in, a field of another package may want the key alone.
    const bool foreign = !declared.cls.external.empty() && !declared.cls.external.starts_with("rest_framework.");
    if (const std::size_t dot = source.rfind('.'); foreign && dot != source.npos) source = source.substr(0, dot);
    set_attribute(objects_[field.index], "source", make_text(source));
  }
  return field;
}

/// What ModelSerializer makes of a name of Meta.fields: a relational field for a relation, else one that reads it.
Value Evaluator::automatic_field(Value serializer, ModelId model, std::string_view name, NodeId call) {
  const std::optional<Hop> hop = model_.hop(model, name);
  if (!hop) return described_field("Field");
  const Value related = read_attribute(serializer, "serializer_related_field", call);
  if (!related.is(Kind::symbol) || symbols_[related.index].kind != Symbol::Kind::cls) return {};
  Object field{symbols_[related.index].cls, {}, true};
  field.attributes.emplace_back("source", Value{Kind::none, 0, 0});
  field.attributes.emplace_back("write_only", Value{Kind::boolean, 0, 0});
  field.attributes.emplace_back("many", Value{Kind::boolean, hop->to_many ? 1U : 0U, 0});
  return make(std::move(field), 0);
}

/// Where a name stands in the class Meta; the class itself where it doesn't.
Site Evaluator::meta_site(ClassId cls, std::string_view name) {
  const Symbol meta = model_.member(cls, "Meta");
  const Class& own = model_.cls(meta.kind == Symbol::Kind::cls && meta.cls.valid() ? meta.cls : cls);
  const FileFacts& facts = model_.facts(own.file);
  const NodeId node = facts.scopes()[own.scope].node;
  for (NodeId id = node; id < node + facts.node(node).size(); ++id)
    if (facts.kind(id) == NodeKind::string && (facts.text_of(id) == name || facts.text_of(id) == "__all__"))
      return {own.file, id};
  return {own.file, node};
}

/// Names of Meta.fields that aren't declared; every field of the model for "__all__" and for all but those excluded.
std::vector<std::string> Evaluator::automatic_names(const Serializer& serializer) const {
  std::vector<std::string> names;
  if (!serializer.model.valid()) return names;
  if (serializer.fields.kind == MetaFields::Kind::listed) names = serializer.fields.names;
  const bool all =
      serializer.fields.kind == MetaFields::Kind::all || serializer.fields.kind == MetaFields::Kind::excluded;
  if (all)
    for (const Field& field : model_.model(serializer.model).fields) names.push_back(field.name);
  if (serializer.fields.kind == MetaFields::Kind::excluded)
    std::erase_if(names, [&](const std::string& name) {
      return std::ranges::find(serializer.fields.names, name) != serializer.fields.names.end();
    });
  std::erase_if(names, [&](const std::string& name) {
    return std::ranges::find(serializer.declared, name, &ComponentField::name) != serializer.declared.end();
  });
  return names;
}

/// `extra_kwargs = {"password": {"write_only": True}}`
bool Evaluator::is_write_only(ClassId cls, std::string_view name) {
  const Symbol meta = model_.member(cls, "Meta");
  if (meta.kind != Symbol::Kind::cls || !meta.cls.valid()) return false;
  const Symbol extra = model_.member(meta.cls, "extra_kwargs");
  if (extra.kind != Symbol::Kind::value) return false;
  const Value of = evaluate_key(value_of(extra), name);
  return truth(evaluate_key(of, "write_only")) == true;
}

/// The part of a dict with constant keys.
Value Evaluator::evaluate_key(Value dict, std::string_view key) const {
  if (!dict.is(Kind::sequence) || sequences_[dict.index].shape != Sequence::Shape::dict) return {};
  const Sequence& sequence = sequences_[dict.index];
  const auto at = std::ranges::find(sequence.keys, key);
  const auto n = static_cast<std::size_t>(at - sequence.keys.begin());
  return at == sequence.keys.end() || n >= sequence.parts.size() ? Value{} : sequence.parts[n];
}

/// What represents a list of rows: Meta.list_serializer_class, or ListSerializer.
Value Evaluator::list_serializer(Value child) {
  if (!child.is(Kind::object)) return {};
  Symbol cls = model_.described(std::string(package) + "ListSerializer");
  const Symbol meta = model_.member(objects_[child.index].cls, "Meta");
  if (meta.kind == Symbol::Kind::cls && meta.cls.valid()) {
    const Symbol own = model_.member(meta.cls, "list_serializer_class");
    if (own.kind != Symbol::Kind::unknown) cls = own;
  }
  if (cls.kind != Symbol::Kind::cls || !cls.cls.valid()) return {};
  Object list{cls.cls, {}, true};
  list.attributes.emplace_back("child", child);
  return make(std::move(list), 0);
}

/// Meta.depth, where it is a digit; 0 where there is none.
int Evaluator::meta_depth(ClassId cls) const {
  const Symbol meta = model_.member(cls, "Meta");
  if (meta.kind != Symbol::Kind::cls || !meta.cls.valid()) return 0;
  const Symbol depth = model_.member(meta.cls, "depth");
  if (depth.kind != Symbol::Kind::value) return 0;
  const FileFacts& facts = model_.facts(depth.file);
  const bool digit = facts.kind(depth.node) == NodeKind::integer && facts.text_of(depth.node).size() == 1;
  return digit ? facts.text_of(depth.node)[0] - '0' : 0;
}

/// A row with all its fields, and those that it refers to as deep: what Meta.depth makes.
void Evaluator::represent_depth(Value row, int depth, NodeId call) {
  if (!row.is(Kind::instance)) return;
  const ModelId model = instances_[row.index].model;
  for (const Field& field : model_.model(model).fields) {
    const std::optional<Hop> hop = model_.hop(model, field.name);
    if (!hop || !hop->forward || (!hop->to_many && depth <= 0)) continue;
    const Value related = rows_of(read_attribute(row, field.name, call), call);
    if (!hop->to_many) {
      represent_depth(related, depth - 1, call);
      continue;
    }
    const std::uint32_t loop = open_loop(call, related, call);
    const Value element = element_of(related, loop);
    if (depth > 0) represent_depth(element, depth - 1, call);
    close_loop(loop);
  }
}

void Evaluator::represent_fields(Value self, Value row, NodeId call) {
  if (!self.is(Kind::object) || (!row.is(Kind::instance) && !row.is(Kind::object))) return;
  const ClassId cls = objects_[self.index].cls;
  const Serializer* serializer = model_.components().serializer(cls);
  if (serializer == nullptr) return;
  const auto represent = [&](Value field, std::string_view name, Site site) {
    if (!field.is(Kind::object)) return;
    set_attribute(objects_[field.index], "field_name", make_text(keep_text(std::string(name))));
    set_attribute(objects_[field.index], "parent", self);
    Arguments arguments;
    arguments.positional.push_back(row);
    arguments.depends = row.depends;
    const Site before = std::exchange(frame_.stands_for, site);
    call_member(field, "djvet_represent", arguments, call);
    frame_.stands_for = before;
  };
  const bool listed = serializer->fields.kind == MetaFields::Kind::listed;
  for (const ComponentField& declared : serializer->declared) {
    const auto& names = serializer->fields.names;
    if (listed && serializer->of_model && std::ranges::find(names, declared.name) == names.end()) continue;
    represent(declared_field(declared), declared.name, {declared.value.file, declared.value.node});
  }
  const int depth = meta_depth(cls);
  for (const std::string& name : automatic_names(*serializer)) {
    if (is_write_only(cls, name)) continue;
    const std::optional<Hop> hop = depth > 0 ? model_.hop(serializer->model, name) : std::nullopt;
    if (!hop) {
      represent(automatic_field(self, serializer->model, name, call), name, meta_site(cls, name));
      continue;
    }
    const Site before = std::exchange(frame_.stands_for, meta_site(cls, name));
    const Value related = rows_of(read_path(row, name, false, call), call);
    if (!hop->to_many) {
      represent_depth(related, depth - 1, call);
    } else {
      const std::uint32_t loop = open_loop(call, related, call);
      represent_depth(element_of(related, loop), depth - 1, call);
      close_loop(loop);
    }
    frame_.stands_for = before;
  }
}

/// `SerializerMethodField("method")`, or get_<field>.
void Evaluator::call_serializer_method(const Arguments& given, NodeId call) {
  if (given.positional.size() < 4) return;
  const Value method = given.positional[1];
  const Value field = given.positional[2];
  if (!field.is(Kind::text)) return;
  const std::string name =
      method.is(Kind::text) ? std::string(texts_[method.index]) : "get_" + std::string(texts_[field.index]);
  Arguments arguments;
  arguments.positional.push_back(given.positional[3]);
  arguments.depends = given.positional[3].depends;
  call_member(given.positional[0], name, arguments, call);
}

}  // namespace djvet
