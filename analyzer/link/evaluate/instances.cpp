// Fields of classes of the tree: their __init__ and deconstruct run with a `self` that has attributes, as far as Django's own
// constructor and deconstruct(), which are known. What they do that isn't followed makes the result unknown.
// Source: Django 5.2, Field.__init__ and Field.deconstruct.
// SPDX-License-Identifier: MIT
#include <algorithm>

#include "analyzer/django/field_deconstruct.h"
#include "analyzer/link/evaluate/interpreter.h"

namespace djvet {
namespace {

/// Django's own field class that a class extends; empty: none that is known.
std::string field_base(const Class& cls) {
  for (const std::string& base : cls.external_bases)
    if (deconstructs(base)) return base;
  return {};
}

}  // namespace

const Datum* Interpreter::attribute_in(const Datum& object, std::string_view name) const {
  const ObjectBody* const body = single_body(object);
  if (body == nullptr || body->kind != BodyKind::instance) return nullptr;
  const auto at = std::ranges::find(body->attributes, name, [](const auto& each) { return each.first; });
  return at == body->attributes.end() ? nullptr : &at->second;
}

void Interpreter::set_instance_attribute(const Datum& object, std::string_view name, const Datum& value) {
  const std::string_view key = kept(name);
  mutate_value(object, [&](ObjectBody& body) {
    const auto at = std::ranges::find(body.attributes, key, [](const auto& each) { return each.first; });
    if (at != body.attributes.end()) at->second = value;
    else body.attributes.emplace_back(key, value);
    return true;
  });
}

/// An attribute of `self`: its own, a constant of its class, a property or a method.
Datum Interpreter::instance_attribute(const Datum& object, std::string_view name) {
  if (const Datum* own = attribute_in(object, name)) return *own;
  const ObjectBody* const body = single_body(object);
  const ClassId cls(body->cls);
  const ClassId binder = binder_of(cls, name);
  if (!binder.valid()) return {};
  Datum type = Datum::of(Kind::cls);
  type.file = model_.cls(cls).file;
  type.id = model_.cls(cls).scope;
  type.frame = ProgramFrame::none;
  const Datum member = djvet::bound(class_member(type, name));
  if (!member.is(Kind::function)) return member;
  const FileFacts& facts = model_.facts(member.file);
  const NodeId definition = facts.scopes()[member.id].node;
  const bool property = facts.kind(definition + 1) == NodeKind::decorator &&
                        facts.kind(definition + 2) == NodeKind::name &&
                        facts.text_of(definition + 2).ends_with("property");
  if (!property) return {};
  CallArguments given;
  given.positional.push_back(object);
  return call_method_of(binder, member, given);
}

/// Runs a method that a class defines; `super()` in it means what stands behind that class.
Datum Interpreter::call_method_of(ClassId definer, const Datum& function, const CallArguments& arguments) {
  const DepthGuard depth(*this);
  if (!depth.ok || arguments.positional.empty()) return {};
  demand_->methods.push_back({definer, arguments.positional[0]});
  Datum out = call_function(function, arguments);
  demand_->methods.pop_back();
  return out;
}

/// A method by name in the order of an object's class, behind `after`, or from the start.
Datum Interpreter::call_on_instance(const Datum& object, std::string_view name, const CallArguments& arguments,
                                    ClassId after) {
  const ObjectBody* const body = single_body(object);
  if (body == nullptr || body->cls == ObjectBody::no_class) return {};
  const std::vector<ClassId>& order = model_.cls(ClassId(body->cls)).mro;
  auto at = after.valid() ? std::ranges::find(order, after) : order.begin();
  if (after.valid() && at != order.end()) ++at;
  for (; at != order.end(); ++at) {
    const std::optional<Symbol> member = demand_->resolver.own_member(*at, name);
    if (!member) continue;
    if (member->kind != Symbol::Kind::function) return {};
    CallArguments given = arguments;
    given.positional.insert(given.positional.begin(), object);
    return call_method_of(*at, datum_of(*member), given);
  }
  if (name == "__init__") return initialize(object, arguments);
  if (name == "deconstruct" && arguments.positional.empty()) return deconstructed(object);
  return {};
}

/// Django's own constructor: notes what it is given, and the attributes that it sets of it.
Datum Interpreter::initialize(const Datum& object, const CallArguments& arguments) {
  mutate_value(object, [&](ObjectBody& body) {
    body.items = arguments.positional;
    body.keys.assign(body.items.size(), Datum::of(Kind::none));
    for (const auto& [name, value] : arguments.keywords) {
      body.keys.push_back(Datum::string(std::string(name)));
      body.items.push_back(value);
    }
    body.open = !arguments.exact;
    body.made = true;
    return true;
  });
  const ObjectBody* const body = single_body(object);
  if (body == nullptr) return {};
  const std::string base = field_base(model_.cls(ClassId(body->cls)));
  const FieldParts parts = name_arguments(base, call_arguments(constant(object)));
  constexpr std::pair<std::string_view, bool> flags[] = {{"null", false},     {"blank", false},
                                                         {"unique", false},   {"editable", true},
                                                         {"db_index", false}, {"primary_key", false}};
  constexpr std::string_view nones[] = {"max_length", "verbose_name", "choices",
                                        "db_column",  "max_digits",   "decimal_places"};
  const auto set = [&](std::string_view name, const Datum& otherwise) {
    const Constant* const given = parts.find(name);
    set_instance_attribute(object, name, parts.open ? Datum() : given == nullptr ? otherwise : from_constant(*given));
  };
  for (const auto& [name, otherwise] : flags) set(name, Datum::boolean(otherwise));
  for (const std::string_view name : nones) set(name, Datum::of(Kind::none));
  set("help_text", Datum::string(""));
  return Datum::of(Kind::none);
}

/// Field.deconstruct(): its name, the path of its class, no positional arguments, and the others by name.
Datum Interpreter::deconstructed(const Datum& object) {
  const ObjectBody* const body = single_body(object);
  if (body == nullptr || !body->made) return {};
  const Class& cls = model_.cls(ClassId(body->cls));
  const std::string base = field_base(cls);
  const FieldParts parts = deconstruct_field(base, call_arguments(constant(object)));
  ObjectBody named;
  named.kind = BodyKind::dict;
  named.open = parts.open;
  for (const NamedConstant& each : parts.named) {
    named.keys.push_back(Datum::string(each.name));
    named.items.push_back(from_constant(each.value));
  }
  return make_list({Datum::of(Kind::none), Datum::string(cls.qualified), make_list({}), make(std::move(named))},
                   BodyKind::tuple);
}

/// `super().name(...)`, `super(Class, self).name(...)` in a method that runs.
std::optional<Datum> Interpreter::call_super(const CodeContext& at, NodeId call) {
  const FileFacts& facts = model_.facts(at.file);
  const NodeId callee = call + 1;
  if (demand_ == nullptr || demand_->methods.empty() || facts.kind(callee) != NodeKind::attribute ||
      facts.kind(callee + 1) != NodeKind::call || facts.kind(callee + 2) != NodeKind::name ||
      facts.text_of(callee + 2) != "super")
    return std::nullopt;
  const Demand::Method method = demand_->methods.back();
  return call_on_instance(method.self, facts.text_of(callee), evaluate_arguments(at, call), method.definer);
}

/// What a field of a class of the tree deconstructs to, as a constant: a tuple of four; nothing where that isn't known.
std::optional<Constant> Interpreter::deconstruct_at(ClassId id, const Constant& call) {
  if (demand_ == nullptr) demand_ = std::make_unique<Demand>(model_);
  state_.live = true;
  demand_->methods.clear();
  if (field_base(model_.cls(id)).empty() || has_own_metaclass(id)) return std::nullopt;
  for (const ClassId each : model_.cls(id).mro)
    if (demand_->resolver.own_member(each, "__new__")) return std::nullopt;
  ObjectBody body;
  body.kind = BodyKind::instance;
  body.callee = model_.cls(id).qualified;
  body.cls = static_cast<std::uint32_t>(id.index());
  const Datum self = make(std::move(body));
  CallArguments given;
  given.exact = !call.open;
  for (std::size_t i = 0; i < call.items.size(); ++i) {
    const bool positional = i >= call.keys.size() || call.keys[i].is(Constant::Kind::none);
    if (positional) given.positional.push_back(from_constant(call.items[i]));
    else given.keywords.emplace_back(kept(call.keys[i].text), from_constant(call.items[i]));
  }
  call_on_instance(self, "__init__", given, {});
  if (!state_.live) return std::nullopt;
  const Datum parts = call_on_instance(self, "deconstruct", {}, {});
  if (!state_.live || single_body(parts) == nullptr) return std::nullopt;
  return constant(parts);
}

}  // namespace djvet
