// Python's built-in functions, as far as their results can be known.
// Source: docs.python.org/3/library/functions.html.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <charconv>

#include "analyzer/link/evaluate/interpreter.h"

namespace djvet {
namespace {

using Kind = Datum::Kind;

constexpr std::int64_t max_range = 400;

/// int("12"); anything else that a text may spell is left unknown.
Datum integer_of(const Datum& value) {
  if (value.is(Kind::boolean) || (value.is(Kind::integer) && !value.open)) return Datum::integer(value.number);
  if (value.is(Kind::floating) && value.real > -1e15 && value.real < 1e15)
    return Datum::integer(static_cast<std::int64_t>(value.real));
  if (!value.is(Kind::text)) return {};
  std::int64_t number = 0;
  const auto end = std::from_chars(value.text.data(), value.text.data() + value.text.size(), number);
  return end.ec == std::errc() && end.ptr == value.text.data() + value.text.size() ? Datum::integer(number) : Datum();
}

Datum floating_of(const Datum& value) {
  Datum out = Datum::of(Kind::floating);
  if (value.is(Kind::boolean) || (value.is(Kind::integer) && !value.open)) {
    out.real = static_cast<double>(value.number);
    return out;
  }
  if (value.is(Kind::floating)) return value;
  if (!value.is(Kind::text)) return {};
  const auto end = std::from_chars(value.text.data(), value.text.data() + value.text.size(), out.real);
  return end.ec == std::errc() && end.ptr == value.text.data() + value.text.size() ? out : Datum();
}

}  // namespace

/// list(x), tuple(x), set(x): the same items in another container.
Datum Interpreter::convert_sequence(const Datum& value, BodyKind kind) {
  return for_each_alternative(value, [&](const Datum& each) {
    const Bodies* held = each.is(Kind::object) ? bodies(each.id) : nullptr;
    if (held == nullptr) return Datum();
    Bodies out;
    for (const ObjectBody& body : *held) {
      if (body.kind == BodyKind::instance) return Datum();
      ObjectBody copy;
      copy.kind = kind;
      copy.open = body.open || (body.kind == BodyKind::set && body.items.size() > 1 && kind != BodyKind::set);
      for (const Datum& item : body.kind == BodyKind::dict ? body.keys : body.items) {
        const bool twice = kind == BodyKind::set &&
                           std::ranges::any_of(copy.items, [&](const Datum& other) { return same(other, item); });
        if (!twice && !(body.kind == BodyKind::set && copy.open && !body.open)) copy.items.push_back(item);
      }
      add_body(out, std::move(copy));
    }
    return make(std::move(out));
  });
}

/// dict(), dict(other), dict([(key, value)]) and dict(key=value).
Datum Interpreter::make_dict(const CallArguments& arguments) {
  Datum out = make(ObjectBody{BodyKind::dict, false, {}, {}, {}});
  if (arguments.positional.size() > 1) return {};
  if (arguments.positional.size() == 1) {
    const Datum& from = arguments.positional[0];
    const ObjectBody* body = single_body(from);
    if (body != nullptr && (body->kind == BodyKind::list || body->kind == BodyKind::tuple) && !body->open) {
      ObjectBody pairs;
      pairs.kind = BodyKind::dict;
      for (const Datum& item : body->items) {
        const std::optional<std::vector<Datum>> pair = iterated(item);
        if (!pair || pair->size() != 2) return {};
        pairs.keys.push_back((*pair)[0]);
        pairs.items.push_back((*pair)[1]);
      }
      out = make(std::move(pairs));
    } else {
      out = united(Operator::bit_or, out, from);
    }
  }
  mutate_value(out, [&](ObjectBody& body) {
    for (const auto& [name, value] : arguments.keywords) {
      const auto at = std::ranges::find_if(body.keys, [&](const Datum& key) { return key.is_text(name); });
      if (at != body.keys.end()) {
        body.items[static_cast<std::size_t>(at - body.keys.begin())] = value;
        continue;
      }
      body.keys.push_back(Datum::string(std::string(name)));
      body.items.push_back(value);
    }
    body.open |= !arguments.exact;
    return arguments.exact;
  });
  return out;
}

Datum Interpreter::call_builtin(const CodeContext& at, std::string_view name, const CallArguments& arguments) {
  const std::vector<Datum>& given = arguments.positional;
  const Datum first = given.empty() ? Datum() : given[0];
  const auto each_way = [&](auto&& function) { return for_each_alternative(first, function); };
  const bool empty = given.empty() && arguments.keywords.empty() && arguments.exact;
  if (name == "list" || name == "tuple" || name == "set" || name == "frozenset") {
    const BodyKind kind = name == "list" ? BodyKind::list : name == "tuple" ? BodyKind::tuple : BodyKind::set;
    return empty ? make_list({}, kind) : convert_sequence(first, kind);
  }
  if (name == "dict") return make_dict(arguments);
  if (name == "int" && given.size() == 1) return each_way(integer_of);
  if (name == "float" && given.size() == 1) return each_way(floating_of);
  if (name == "bool" && given.size() == 1) {
    return closed_boolean(each_way([&](const Datum& each) {
      const std::optional<bool> is = truth(each);
      return is ? Datum::boolean(*is) : Datum::either_way();
    }));
  }
  if (name == "str" && given.size() == 1)
    return each_way([&](const Datum& each) {
      std::optional<std::string> text = to_text(each);
      return text ? Datum::string(std::move(*text)) : Datum();
    });
  if (name == "len" && given.size() == 1)
    return each_way([&](const Datum& each) {
      const ObjectBody* body = single_body(each);
      const bool known = body != nullptr && !body->open && body->kind != BodyKind::instance;
      return known ? Datum::integer(static_cast<std::int64_t>(body->items.size())) : Datum();
    });
  if (std::optional<Datum> sequence = sequence_builtin(name, arguments)) return std::move(*sequence);
  if (name == "hasattr" || name == "isinstance" || name == "issubclass" || name == "callable")
    return Datum::either_way();
  if (name == "getattr" && given.size() >= 2 && given[1].is(Kind::text)) {
    if (first.is(Kind::module) && first.file.valid()) {
      const Datum found = module_attribute(first, kept(given[1].text));
      if (!found.is(Kind::unknown)) return found;
    }
    return given.size() == 3 ? Datum::environment(given[2], "") : Datum();
  }
  if (name.find('.') != std::string_view::npos) forget_arguments(arguments);  // list.append(X, 1)
  if (name == "print") return Datum::of(Kind::none);
  if (name == "setattr" || name == "delattr") set_attribute(at, arguments);
  if (name == "exec" || name == "execfile") forget_frame(at.frame);
  if (name == "exit" || name == "quit") run_raise();
  return {};
}

/// setattr(module, "NAME", value); where the module or the name isn't known, any name of any module may have changed.
void Interpreter::set_attribute(const CodeContext& at, const CallArguments& arguments) {
  const std::vector<Datum>& given = arguments.positional;
  const Datum target = given.empty() ? Datum() : given[0];
  if (target.is(Kind::module) && target.file.valid()) {
    const auto frame = static_cast<std::uint32_t>(target.file.index());
    if (given.size() == 3 && given[1].is(Kind::text))
      writable(frame).names[kept(given[1].text)] = {given[2], arguments.origin};
    else forget_frame(frame);
  } else if (target.is(Kind::unknown) || target.is(Kind::several)) {
    forget_frame(at.frame);
    forget_frame(static_cast<std::uint32_t>(at.file.index()));
  }
}

/// Functions that make something of a list's items.
std::optional<Datum> Interpreter::sequence_builtin(std::string_view name, const CallArguments& arguments) {
  const std::vector<Datum>& given = arguments.positional;
  const Datum first = given.empty() ? Datum() : given[0];
  if (name == "range" && given.size() == 1 && first.is(Kind::integer) && first.number <= max_range) {
    std::vector<Datum> items;
    for (std::int64_t i = 0; i < first.number; ++i) items.push_back(Datum::integer(i));
    return make_list(std::move(items), BodyKind::tuple);
  }
  if (name == "sorted" || name == "reversed") {
    std::optional<std::vector<Datum>> items = iterated(first);
    if (!items || !arguments.keywords.empty()) return Datum();
    const bool texts = std::ranges::all_of(*items, [](const Datum& each) {
      return each.is(Kind::text) && each.text.find(project_root_mark) == std::string::npos;
    });
    if (name == "sorted" && !texts) return Datum();
    if (name == "sorted") std::ranges::sort(*items, {}, &Datum::text);
    else std::ranges::reverse(*items);
    return make_list(std::move(*items));
  }
  if (name == "enumerate" || name == "zip") {
    std::vector<Datum> out;
    const std::optional<std::vector<Datum>> items = iterated(first);
    const std::optional<std::vector<Datum>> others = given.size() == 2 ? iterated(given[1]) : std::nullopt;
    if (!items || given.size() > 2 || (name == "zip" && !others) || (name == "enumerate" && given.size() != 1))
      return Datum();
    for (std::size_t i = 0; i < items->size(); ++i) {
      if (others && i >= others->size()) break;
      const Datum number = Datum::integer(static_cast<std::int64_t>(i));
      out.push_back(others ? make_list({(*items)[i], (*others)[i]}, BodyKind::tuple)
                           : make_list({number, (*items)[i]}, BodyKind::tuple));
    }
    return make_list(std::move(out));
  }
  if (name == "any" || name == "all") {
    const std::optional<std::vector<Datum>> items = iterated(first);
    if (!items) return Datum::either_way();
    bool sure = true;
    for (const Datum& item : *items) {
      const std::optional<bool> is = truth(item);
      if (is && *is == (name == "any")) return Datum::boolean(*is);
      sure &= is.has_value();
    }
    return sure ? Datum::boolean(name == "all") : Datum::either_way();
  }
  return std::nullopt;
}

}  // namespace djvet
