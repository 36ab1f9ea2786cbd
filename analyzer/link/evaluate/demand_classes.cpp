// Classes of which no body has run: their members by the resolver, the members of enumerations in source order, and calls of
// their methods. Besides: lazy texts, which compare as the texts that they are made of.
// Source: Python's enum and Django 5.2's django/db/models/enums.py; django/utils/translation.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>

#include "analyzer/django/field_deconstruct.h"
#include "analyzer/link/evaluate/interpreter.h"
#include "analyzer/model/tables.h"

namespace djvet {
namespace {

constexpr std::string_view django_choices[] = {"django.db.models.Choices", "django.db.models.IntegerChoices",
                                               "django.db.models.TextChoices"};
constexpr std::string_view enums[] = {"enum.Enum", "enum.Flag", "enum.IntEnum", "enum.IntFlag", "enum.StrEnum"};

/// `Status.IN_PROGRESS` is labelled "In Progress": enums.ChoicesType.__new__.
std::string label_of(std::string_view name) {
  std::string out;
  bool starts = true;
  for (const char c : name) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    const bool letter = lower >= 'a' && lower <= 'z';
    out += c == '_' ? ' ' : starts && letter ? static_cast<char>(lower - ('a' - 'A')) : lower;
    starts = !letter;
  }
  return out;
}

}  // namespace

bool Interpreter::is_enum(ClassId cls) const {
  return std::ranges::any_of(model_.cls(cls).external_bases, [](const std::string& base) {
    return std::ranges::find(enums, base) != std::end(enums) ||
           std::ranges::find(django_choices, base) != std::end(django_choices);
  });
}

/// Whether objects of the class say themselves what they are made of, or what they are equal to.
bool Interpreter::has_own_identity(ClassId id) const {
  const bool field = std::ranges::any_of(model_.cls(id).external_bases, deconstructs);
  if (field) return false;  // how it deconstructs is followed: deconstruct_at()
  const Resolver resolver(model_);
  for (const ClassId each : model_.cls(id).mro)
    for (const std::string_view name : {"deconstruct", "__new__", "__eq__", "__reduce__"})
      if (resolver.own_member(each, name)) return true;
  return false;
}

/// An enumeration of a package: what its members are equal to isn't known.
bool Interpreter::is_foreign_enum(ClassId id) const {
  return !is_enum(id) && std::ranges::any_of(model_.cls(id).external_bases, [](const std::string& base) {
    const std::string_view name = std::string_view(base).substr(base.rfind('.') + 1);
    return name.find("Enum") != std::string_view::npos || name.find("Choices") != std::string_view::npos;
  });
}

std::optional<Symbol> Interpreter::own_metaclass(ClassId id) const {
  const auto is_own = [](const Symbol& of) {
    return of.kind != Symbol::Kind::external ||
           (!of.external.starts_with("abc.") && of.external != "django.db.models.ModelBase");
  };
  for (const ClassId each : model_.cls(id).mro) {
    const Class& cls = model_.cls(each);
    const FileFacts& facts = model_.facts(cls.file);
    const ScopeId around = facts.scopes()[cls.scope].parent;
    for (const NodeId child : facts.children(facts.scopes()[cls.scope].node)) {
      NodeId named = 0;
      if (facts.kind(child) == NodeKind::keyword && facts.text_of(child) == "metaclass") named = child + 1;
      if (facts.kind(child) == NodeKind::call && facts.text_of(child + 1) == "with_metaclass")
        named = facts.child(child, 1);  // six.with_metaclass(Meta, Base) and the like
      if (named == 0) continue;
      if (Symbol of = model_.resolve(cls.file, around, named); is_own(of)) return of;
    }
  }
  return std::nullopt;
}

/// The members in order: each is its value, where the enumeration's members are equal to their values, and else a name of
/// its own; `among` holds its name, label and value. Nothing where the class makes its members in a way of its own.
std::optional<std::vector<Datum>> Interpreter::enum_members(ClassId id) {
  const Class& cls = model_.cls(id);
  const auto has_base = [&](std::string_view name) {
    return std::ranges::find(cls.external_bases, name) != cls.external_bases.end();
  };
  const bool choices = std::ranges::any_of(django_choices, has_base);
  const bool texts = has_base("django.db.models.TextChoices") || has_base("enum.StrEnum") || has_base("builtins.str");
  const bool mixed = texts || has_base("django.db.models.IntegerChoices") || has_base("enum.IntEnum") ||
                     has_base("enum.IntFlag") || has_base("builtins.int");
  for (const ClassId base : cls.mro)
    for (const std::string_view name : {"__new__", "__init__", "_generate_next_value_", "__getattribute__"})
      if (demand_->resolver.own_member(base, name)) return std::nullopt;
  const FileFacts& facts = model_.facts(cls.file);
  const NodeId body = facts.body(facts.scopes()[cls.scope].node);
  if (body == 0 || cls.open || has_own_metaclass(id)) return std::nullopt;
  std::vector<Datum> out;
  std::int64_t last = 0;
  const CodeContext at{cls.file, new_frame(demanded_frame(cls.file, cls.scope, Resolver::anywhere))};
  for (const NodeId statement : facts.children(body)) {
    const NodeKind kind = facts.kind(statement);
    if (kind == NodeKind::if_stmt || kind == NodeKind::for_stmt || kind == NodeKind::try_stmt ||
        kind == NodeKind::with_stmt)
      return std::nullopt;
    if (kind != NodeKind::assign || facts.kind(statement + 1) != NodeKind::name) continue;
    const std::string_view name = facts.text_of(statement + 1);
    if (facts.node(statement).has(flag_no_value) || name.starts_with('_')) continue;
    Datum value = evaluate(at, facts.last_child(statement));
    bind(at, name, value, {});
    Datum label = Datum::string(label_of(name));
    const ObjectBody* parts = single_body(value);
    if (choices && parts != nullptr && (parts->kind == BodyKind::tuple || parts->kind == BodyKind::list) &&
        parts->items.size() > 1) {
      label = parts->items.back();
      if (parts->items.size() > 2) return std::nullopt;
      value = Datum(parts->items.front());
    }
    if (parts != nullptr && parts->kind == BodyKind::instance && parts->callee == "enum.auto") {
      if (texts) return std::nullopt;
      value = Datum::integer(last + 1);
    }
    if (value.is(Kind::integer)) last = value.number;
    value.among = nullptr;
    Datum member = mixed ? value : Datum::external(cls.qualified + "." + std::string(name));
    if (member.is(Kind::unknown) || member.is(Kind::several)) return std::nullopt;
    if (member.is(Kind::text) || member.is(Kind::integer) || member.is(Kind::external))
      member.among = std::make_shared<const std::vector<Datum>>(
          std::vector<Datum>{Datum::string(std::string(name)), std::move(label), std::move(value)});
    out.push_back(std::move(member));
  }
  return out;
}

/// `Status.choices`, `Status.DRAFT` and the like.
Datum Interpreter::enum_attribute(ClassId id, std::string_view name) {
  const std::optional<std::vector<Datum>> members = enum_members(id);
  if (!members) return {};
  const auto part = [](const Datum& member, std::size_t which) {
    return member.among == nullptr ? Datum() : (*member.among)[which];
  };
  for (const Datum& member : *members)
    if (part(member, 0).is_text(name)) return member;
  const bool pairs = name == "choices";
  if (!pairs && name != "values" && name != "labels" && name != "names") return {};
  std::vector<Datum> out;
  const Symbol empty = model_.member(id, "__empty__");
  if (empty.kind == Symbol::Kind::value && name != "names") {
    const Datum label = datum_of(empty);
    out.push_back(pairs              ? make_list({Datum::of(Kind::none), label}, BodyKind::tuple)
                  : name == "values" ? Datum::of(Kind::none)
                                     : label);
  }
  for (const Datum& member : *members) {
    const Datum value = part(member, 2);
    const Datum label = part(member, 1);
    out.push_back(pairs              ? make_list({value, label}, BodyKind::tuple)
                  : name == "values" ? value
                  : name == "labels" ? label
                                     : part(member, 0));
  }
  return make_list(std::move(out));
}

std::optional<Datum> Interpreter::attribute_at(ClassId cls, std::string_view name) {
  if (demand_ == nullptr) demand_ = std::make_unique<Demand>(model_);
  state_.live = true;
  if (!binder_of(cls, name).valid() && !is_enum(cls)) return std::nullopt;
  Datum value = Datum::of(Kind::cls);
  value.file = model_.cls(cls).file;
  value.id = model_.cls(cls).scope;
  value.frame = ProgramFrame::none;
  return class_member(value, name);
}

Interpreter::Items Interpreter::items_of(const Datum& value) const {
  Items out;
  const Contents held = contents(value);
  out.known = !held.open && !held.bodies.empty();
  std::vector<std::vector<Constant>> lists;
  for (const ObjectBody& body : held.bodies) {
    out.known = out.known && !body.open && (body.kind == BodyKind::list || body.kind == BodyKind::tuple);
    std::vector<Constant>& list = lists.emplace_back();
    for (const Datum& item : body.items) list.push_back(constant(item));
  }
  split_items(lists, held.open, out.certain, out.possible);
  return out;
}

/// The first class of an order that binds a name; an annotation alone binds none.
ClassId Interpreter::binder_of(ClassId id, std::string_view name) const {
  for (const ClassId each : model_.cls(id).mro) {
    const Class& cls = model_.cls(each);
    std::vector<Binding> bindings;
    model_.tables().scopes.of(cls.file, cls.scope).find(model_.facts(cls.file), name, bindings);
    const auto binds = [](const Binding& binding) { return binding.kind != Binding::Kind::annotation; };
    if (std::ranges::any_of(bindings, binds)) return each;
  }
  return {};
}

Datum Interpreter::class_member(const Datum& cls, std::string_view name) {
  const ClassId id = model_.class_of(cls.file, cls.id);
  if (!id.valid()) return {};
  if (name == "__name__" || name == "__qualname__")
    return Datum::string(std::string(model_.facts(cls.file).text(model_.facts(cls.file).scopes()[cls.id].name)));
  const ClassId binder = binder_of(id, name);
  const std::optional<Symbol> member = binder.valid() ? demand_->resolver.own_member(binder, name) : std::nullopt;
  const bool function = member && member->kind == Symbol::Kind::function;
  if (!function && (has_own_metaclass(id) || is_foreign_enum(id))) return {};
  if (is_enum(id) && !function) return enum_attribute(id, name);
  if (!binder.valid()) return {};
  const Class& at = model_.cls(binder);
  std::vector<Binding> bindings;
  model_.tables().scopes.of(at.file, at.scope).find(model_.facts(at.file), name, bindings);
  const bool made = std::ranges::any_of(bindings, &Binding::conditional) ||
                    changed_names(at.file, at.scope).contains(name) || !member || member->kind == Symbol::Kind::unknown;
  return made ? made_by_statements(at.file, at.scope, name) : datum_of(*member);
}

/// A static or class method; what is called of an instance isn't followed.
Datum Interpreter::call_class_method(const CodeContext& at, const Datum& cls, std::string_view name,
                                     const CallArguments& arguments) {
  const Datum method = class_member(cls, name);
  if (method.is(Kind::cls)) return call(at, method, arguments);
  if (!method.is(Kind::function)) return {};
  const FileFacts& facts = model_.facts(method.file);
  bool bound = false;
  std::size_t decorators = 0;
  for (const NodeId child : facts.children(facts.scopes()[method.id].node)) {
    if (facts.kind(child) != NodeKind::decorator) break;
    ++decorators;
    const std::string_view decorator = facts.kind(child + 1) == NodeKind::name ? facts.text_of(child + 1) : "";
    if (decorator != "classmethod" && decorator != "staticmethod") return {};
    bound = decorator == "classmethod";
  }
  if (decorators > 1) return {};
  CallArguments given = arguments;
  if (bound) given.positional.insert(given.positional.begin(), cls);
  return call_function(method, given);
}

/// Conditions and columns that operators combine: `Q(a=1) & ~Q(b=2)`, `F("a") + 1` are calls of the operator's function.
std::optional<Datum> Interpreter::combine_objects(Operator op, const Datum& left, const Datum* right) {
  constexpr auto names = std::to_array<std::pair<Operator, std::string_view>>({{Operator::bit_and, "operator.and_"},
                                                                               {Operator::bit_or, "operator.or_"},
                                                                               {Operator::bit_xor, "operator.xor"},
                                                                               {Operator::invert, "operator.invert"},
                                                                               {Operator::add, "operator.add"},
                                                                               {Operator::sub, "operator.sub"},
                                                                               {Operator::mul, "operator.mul"},
                                                                               {Operator::div, "operator.truediv"},
                                                                               {Operator::mod, "operator.mod"},
                                                                               {Operator::pow, "operator.pow"}});
  const auto is_expression = [&](const Datum* value) {
    const ObjectBody* const body = value == nullptr ? nullptr : single_body(*value);
    return body != nullptr && body->kind == BodyKind::instance &&
           (body->callee.starts_with("django.db.models.") || body->callee.starts_with("operator."));
  };
  const auto name = std::ranges::find(names, op, [](const auto& each) { return each.first; });
  if (demand_ == nullptr || name == names.end() || (!is_expression(&left) && !is_expression(right)))
    return std::nullopt;
  CallArguments sides;
  sides.positional.push_back(left);
  if (right != nullptr) sides.positional.push_back(*right);
  return instance(name->second, sides);
}

/// Calls of Django's functions that give what models and migrations are made with.
std::optional<Datum> Interpreter::demanded_call(std::string_view dotted, const CallArguments& arguments) {
  const std::vector<Datum>& given = arguments.positional;
  if ((dotted == "builtins.getattr" || dotted == "builtins.hasattr") && given.size() >= 2 && given[1].is(Kind::text) &&
      given[0].is(Kind::external) && given[0].text == "django.conf.settings" && settings_) {
    const std::optional<Constant> value = settings_(given[1].text);
    if (!value) return Datum();
    const bool bound = !value->is(Constant::Kind::absent);
    if (dotted == "builtins.hasattr") return Datum::boolean(bound);
    return bound ? from_constant(*value) : given.size() == 3 ? given[2] : Datum();
  }
  if (dotted == "django.contrib.auth.get_user_model" && settings_) {
    const std::optional<Constant> user = settings_("AUTH_USER_MODEL");
    return user && !user->is(Constant::Kind::absent) ? from_constant(*user) : Datum();
  }
  if (dotted == "django.utils.module_loading.import_string" && given.size() == 1 && given[0].is(Kind::text))
    return datum_of(demand_->resolver.dotted_path(given[0].text, FileId(0)));
  if (dotted == "builtins.type" && given.size() == 3) return instance(dotted, arguments);
  if (dotted == "builtins.__import__" && given.size() == 1 && given[0].is(Kind::text))
    return Datum::external(given[0].text.substr(0, given[0].text.find('.')));
  constexpr std::string_view translation = "django.utils.translation.";
  if (dotted == "django.utils.text.format_lazy") {
    if (arguments.positional.empty() || !arguments.exact) return Datum();
    CallArguments rest = arguments;
    rest.positional.erase(rest.positional.begin());
    return format_text(arguments.positional[0], rest);
  }
  if (!dotted.starts_with(translation)) return std::nullopt;
  const std::string_view name = dotted.substr(translation.size());
  const bool context = name == "pgettext_lazy" || name == "pgettext";
  const bool plain = name == "gettext_lazy" || name == "gettext" || name == "ugettext_lazy" || name == "ugettext" ||
                     name == "gettext_noop" || name == "ugettext_noop";
  if (!plain && !context) return std::nullopt;
  const Datum* message = arguments.get(context ? 1 : 0, "message");
  return message != nullptr && arguments.exact ? *message : Datum();
}

}  // namespace djvet
