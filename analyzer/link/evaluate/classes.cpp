// What classes hold, bases included, and what values become when they leave the interpreter.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "analyzer/django/environment.h"
#include "analyzer/link/evaluate/interpreter.h"

namespace djvet {
namespace {

using Kind = Datum::Kind;

constexpr std::size_t max_bases = 64;

/// Turns values into constants. Depth and size are bounded; what lies beyond is unknown.
class Conversion {
 public:
  using Lookup = std::function<const Bodies*(std::uint32_t)>;
  using Naming = std::function<std::string(const Datum&)>;
  Conversion(Lookup bodies, Naming name) : bodies_(std::move(bodies)), name_(std::move(name)) {}

  Constant convert(const Datum& value, int depth) {
    Constant out;
    out.file = value.origin.file;
    out.span = value.origin.span;
    if (depth > max_depth || ++count_ > max_parts) return out;
    switch (value.kind) {
      case Kind::unknown:
      case Kind::method: break;
      case Kind::absent: out.kind = Constant::Kind::absent; break;
      case Kind::none: out.kind = Constant::Kind::none; break;
      case Kind::boolean:
      case Kind::integer:
        if (value.open) break;
        out.kind = value.is(Kind::boolean) ? Constant::Kind::boolean : Constant::Kind::integer;
        out.number = value.number;
        break;
      case Kind::floating:
        out.kind = Constant::Kind::floating;
        out.real = value.real;
        break;
      case Kind::text:
      case Kind::path:
        out.kind = value.is(Kind::text) ? Constant::Kind::string : Constant::Kind::path;
        out.text = value.text;
        break;
      case Kind::external:
        out.kind = Constant::Kind::reference;
        out.text = value.text;
        break;
      case Kind::module:
      case Kind::function:
      case Kind::cls:
        out.kind = Constant::Kind::reference;
        out.text = name_(value);
        break;
      case Kind::object: return convert_object(value, depth);
      case Kind::several: return convert_several(value, depth);
    }
    return out;
  }

 private:
  static constexpr int max_depth = 24;
  static constexpr std::size_t max_parts = 20'000;

  Constant convert_several(const Datum& value, int depth) {
    Constant out;
    out.kind = Constant::Kind::several;
    out.open = value.open;
    out.variable = value.text;
    for (const Datum& each : *value.among) add(out, convert(each, depth + 1));
    out.file = value.origin.file;
    out.span = value.origin.span;
    return out.items.empty() && out.variable.empty() ? place_of(Constant(), value) : out;
  }

  Constant convert_object(const Datum& value, int depth) {
    const Bodies* held = bodies_(value.id);
    if (held == nullptr) return place_of(Constant(), value);
    if (held->size() == 1) return place_of(convert_body(held->front(), depth), value);
    Constant out;
    out.kind = Constant::Kind::several;
    for (const ObjectBody& body : *held) add(out, place_of(convert_body(body, depth), value));
    return place_of(std::move(out), value);
  }

  Constant convert_body(const ObjectBody& body, int depth) {
    Constant out;
    constexpr Constant::Kind kinds[] = {Constant::Kind::list, Constant::Kind::tuple, Constant::Kind::set,
                                        Constant::Kind::dict, Constant::Kind::call};
    out.kind = kinds[static_cast<std::size_t>(body.kind)];
    out.open = body.open;
    out.text = body.callee;
    for (const Datum& item : body.items) out.items.push_back(convert(item, depth + 1));
    for (const Datum& key : body.keys) out.keys.push_back(convert(key, depth + 1));
    return out;
  }

  /// An alternative, which may itself be several.
  static void add(Constant& several, Constant each) {
    if (each.is(Constant::Kind::unknown)) {
      several.open = true;
    } else if (each.is(Constant::Kind::several)) {
      several.open |= each.open;
      for (Constant& inner : each.items) several.items.push_back(std::move(inner));
    } else {
      const std::string text = write_constant(each);
      if (std::ranges::none_of(several.items, [&](const Constant& other) { return write_constant(other) == text; }))
        several.items.push_back(std::move(each));
    }
  }

  static Constant place_of(Constant constant, const Datum& value) {
    constant.file = value.origin.file;
    constant.span = value.origin.span;
    return constant;
  }

  Lookup bodies_;
  Naming name_;
  std::size_t count_ = 0;
};

}  // namespace

Constant Interpreter::constant(const Datum& value) const {
  const auto name = [this](const Datum& of) {
    const Module* module = of.file.valid() ? model_.module_of(of.file) : nullptr;
    std::string dotted = module == nullptr ? of.text : module->dotted;
    if (of.is(Kind::module)) return dotted;
    const FileFacts& facts = model_.facts(of.file);
    std::string inner;
    for (ScopeId scope = of.id; scope != 0; scope = facts.scopes()[scope].parent)
      inner = std::string(".").append(facts.text(facts.scopes()[scope].name)) + inner;
    return dotted + inner;
  };
  return Conversion([this](std::uint32_t id) { return bodies(id); }, name).convert(value, 0);
}

std::map<std::string_view, Variable> Interpreter::class_names(const Datum& cls) {
  std::map<std::string_view, Variable> out;
  std::vector<Datum> queue{cls};
  for (std::size_t i = 0; i < queue.size() && queue.size() < max_bases; ++i) {
    const Datum at = queue[i];  // nearest first; a name that is there is not replaced
    if (!at.is(Kind::cls)) continue;
    if (const ProgramFrame* names = frame(at.frame))
      for (const auto& [name, variable] : names->names) out.emplace(name, variable);
    std::size_t place = i + 1;
    if (at.among != nullptr)
      for (const Datum& base : *at.among) queue.insert(queue.begin() + static_cast<std::ptrdiff_t>(place++), base);
  }
  return out;
}

std::vector<std::string> Interpreter::external_bases(const Datum& cls) {
  std::vector<std::string> out;
  std::vector<Datum> queue{cls};
  for (std::size_t i = 0; i < queue.size() && queue.size() < max_bases; ++i) {
    const Datum at = queue[i];
    if (at.is(Kind::external)) out.push_back(at.text);
    else if (!at.is(Kind::cls)) out.emplace_back();
    else if (at.among != nullptr) queue.insert(queue.end(), at.among->begin(), at.among->end());
  }
  return out;
}

bool Interpreter::is_configuration(const Datum& cls) {
  return std::ranges::any_of(external_bases(cls), [](const std::string& base) {
    return base == "configurations.Configuration" || base == "configurations.base.Configuration";
  });
}

/// Source: configurations/values.py, Value: its arguments in their order, full_environ_name() and setup().
std::optional<EnvironmentRead> Interpreter::configured_read(std::string_view attribute,
                                                            const Variable& variable) const {
  constexpr std::array<std::string_view, 5> order{"default", "environ", "environ_name", "environ_prefix",
                                                  "environ_required"};
  const ObjectBody* body = single_body(variable.value);
  if (body == nullptr || body->kind != BodyKind::instance || !configuration_value(body->callee)) return std::nullopt;
  const std::string_view own = configuration_variable(body->callee);
  std::array<Datum, 5> given{Datum::of(Kind::none), Datum::boolean(true),
                             own.empty() ? Datum::of(Kind::none) : Datum::string(std::string(own)),
                             own.empty() ? Datum::string("DJANGO") : Datum::of(Kind::none), Datum::boolean(false)};
  for (std::size_t i = 0; i < body->items.size(); ++i) {
    const Datum& key = body->keys[i];
    if (key.is(Kind::none) && i < order.size()) given[i] = body->items[i];
    const auto at = std::ranges::find_if(order, [&](std::string_view name) { return key.is_text(name); });
    if (at != order.end()) given[static_cast<std::size_t>(at - order.begin())] = body->items[i];
  }
  const auto& [fallback, environ, name, prefix, required] = given;
  if (environ.is(Kind::boolean) && environ.number == 0) return std::nullopt;
  if (!name.is(Kind::text) && !name.is(Kind::none)) return std::nullopt;
  if (!prefix.is(Kind::text) && !prefix.is(Kind::none)) return std::nullopt;
  std::string front = prefix.is(Kind::text) ? prefix.text : "";
  if (!front.empty() && front.back() != '_') front += '_';
  EnvironmentRead read;
  read.variable = front + (name.is(Kind::text) ? name.text : std::string(attribute));
  read.fallback.kind = Constant::Kind::absent;
  const bool must = is_configuration_secret(body->callee) || (required.is(Kind::boolean) && required.number != 0);
  if (!must) read.fallback = constant(fallback);
  read.origin = variable.origin;
  return read;
}

/// What an attribute of a django-configurations class is at run time: `values.BooleanValue(True)` reads the environment, other
/// values are themselves.
Datum Interpreter::configured(const Datum& value) {
  const ObjectBody* body = single_body(value);
  if (body == nullptr || body->kind != BodyKind::instance) return value;
  const std::optional<EnvironmentCast> cast = configuration_value(body->callee);
  if (!cast) return value;
  Datum fallback = Datum::of(Kind::none);
  for (std::size_t i = 0; i < body->items.size(); ++i) {
    const bool first = i == 0 && body->keys[i].is(Kind::none);
    if (first || body->keys[i].is_text("default")) fallback = body->items[i];
  }
  if (*cast == EnvironmentCast::other) fallback = {};
  if (*cast != EnvironmentCast::boolean || environment_is_clear_) return from_environment(fallback, "");
  return either(fallback, Datum::either_way());
}

}  // namespace djvet
