// One function for each kind of value. Recursion is as deep as constants nest, which the evaluator bounds.
// SPDX-License-Identifier: MIT
#include "analyzer/migrations/python_values.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <utility>
#include <vector>

#include "analyzer/django/field_deconstruct.h"
#include "analyzer/django/serialized_paths.h"
#include "analyzer/migrations/equality.h"
#include "analyzer/migrations/expressions.h"
#include "analyzer/model/resolver.h"
#include "analyzer/model/symbol_names.h"

namespace djvet {
namespace {

using Kind = Constant::Kind;

bool is_positional(const Constant& call, std::size_t i) { return i >= call.keys.size() || call.keys[i].is(Kind::none); }

/// The whole numbers among a call's arguments, by position; keywords by `names`. Nothing for anything else.
std::optional<std::vector<std::int64_t>> numbers_of(const Constant& call, std::span<const std::string_view> names) {
  std::vector<std::int64_t> out(names.size(), 0);
  if (call.open) return std::nullopt;
  for (std::size_t i = 0; i < call.items.size(); ++i) {
    std::size_t at = i;
    if (!is_positional(call, i))
      at = static_cast<std::size_t>(std::ranges::find(names, call.keys[i].text) - names.begin());
    if (at >= names.size() || !call.items[i].is(Kind::integer)) return std::nullopt;
    out[at] = call.items[i].number;
  }
  return out;
}

/// The number of a flag of re, or of several of them.
std::optional<std::int64_t> pattern_flags(const Constant& flags) {
  constexpr std::pair<std::string_view, std::int64_t> known[] = {
      {"re.IGNORECASE", 2}, {"re.I", 2},  {"re.MULTILINE", 8}, {"re.M", 8},  {"re.DOTALL", 16},
      {"re.S", 16},         {"re.U", 32}, {"re.UNICODE", 32},  {"re.X", 64}, {"re.VERBOSE", 64}};
  if (flags.is(Kind::integer)) return flags.number;
  if (flags.is(Kind::call) && flags.text == "operator.or_" && flags.items.size() == 2) {
    const std::optional<std::int64_t> left = pattern_flags(flags.items[0]), right = pattern_flags(flags.items[1]);
    return left && right ? std::optional(*left | *right) : std::nullopt;
  }
  const auto row = std::ranges::find(known, flags.text, [](const auto& each) { return each.first; });
  return flags.is(Kind::reference) && row != std::end(known) ? std::optional(row->second) : std::nullopt;
}

std::string flat(const PythonCode& code) {
  std::string out;
  lay_out(code, 0, "", out);
  return out;
}

}  // namespace

std::string python_float(double value) {
  char digits[40];
  const auto end = std::to_chars(std::begin(digits), std::end(digits), value, std::chars_format::scientific);
  std::string_view text(std::begin(digits), static_cast<std::size_t>(end.ptr - std::begin(digits)));
  std::string out;
  if (text.starts_with('-')) out += '-', text.remove_prefix(1);
  const std::size_t mark = text.find('e');
  const int exponent = std::atoi(std::string(text.substr(mark + 1)).c_str());
  std::string mantissa(text.substr(0, mark));
  std::erase(mantissa, '.');
  constexpr int most = 16;
  if (exponent < -4 || exponent >= most) {
    out += mantissa[0];
    if (mantissa.size() > 1) out.append(".").append(mantissa.substr(1));
    const std::string power = std::to_string(std::abs(exponent));
    return out + (exponent < 0 ? "e-" : "e") + (power.size() < 2 ? "0" : "") + power;
  }
  if (exponent < 0) return out + "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + mantissa;
  const std::size_t whole = static_cast<std::size_t>(exponent) + 1;
  if (mantissa.size() < whole) mantissa.append(whole - mantissa.size(), '0');
  return out + mantissa.substr(0, whole) + "." + (mantissa.size() > whole ? mantissa.substr(whole) : "0");
}

PythonValues::Written PythonValues::fail(std::string why) {
  if (problem_.empty()) problem_ = std::move(why);
  return std::nullopt;
}

PythonValues::Written PythonValues::value(const Constant& value) {
  if (value.open) return fail("a value of which only a part is known");
  switch (value.kind) {
    case Kind::none: return python_atom("None");
    case Kind::boolean: return python_atom(value.number != 0 ? "True" : "False");
    case Kind::integer: return python_atom(std::to_string(value.number));
    case Kind::floating:
      if (!std::isfinite(value.real)) return fail("a float that is no number");
      return python_atom(python_float(value.real));
    case Kind::string: {
      if (value.text.find(project_root_mark) != std::string::npos) return fail("a path of this machine");
      std::optional<std::string> quoted = python_string(value.text);
      if (!quoted) return fail("a text with characters that Python's versions write differently");
      return python_atom(std::move(*quoted));
    }
    case Kind::list: return items(value, "", '[');
    case Kind::tuple: return items(value, "", '(');
    case Kind::set: return set(value);
    case Kind::dict: return dict(value);
    case Kind::reference: return reference(value.text);
    case Kind::call: return call(value);
    default: return fail("a value that isn't known");
  }
}

PythonValues::Written PythonValues::items(const Constant& value, std::string text, char open) {
  PythonCode out = python_group(std::move(text), open);
  for (const Constant& item : value.items) {
    Written code = this->value(item);
    if (!code) return std::nullopt;
    out.items.push_back(std::move(*code));
  }
  return out;
}

/// In the order of their repr().
PythonValues::Written PythonValues::set(const Constant& value) {
  if (value.items.empty()) return python_atom("set()");
  Written out = items(value, "", '{');
  if (out) std::ranges::sort(out->items, {}, flat);
  return out;
}

/// In the order of the keys.
PythonValues::Written PythonValues::dict(const Constant& value) {
  PythonCode out = python_group("", '{');
  std::vector<std::size_t> order(value.items.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  const bool texts = std::ranges::all_of(value.keys, [](const Constant& key) { return key.is(Kind::string); });
  const bool numbers = std::ranges::all_of(value.keys, [](const Constant& key) { return key.is(Kind::integer); });
  if (!texts && !numbers) return fail("a dict whose keys are neither texts nor numbers");
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
    return texts ? value.keys[a].text < value.keys[b].text : value.keys[a].number < value.keys[b].number;
  });
  for (const std::size_t i : order) {
    const Written key = this->value(value.keys[i]);
    Written item = this->value(value.items[i]);
    if (!key || !item) return std::nullopt;
    item->label = key->text + ": ";
    out.items.push_back(std::move(*item));
  }
  return out;
}

/// A class's name as code, and its import.
std::string PythonValues::class_text(std::string_view path) {
  const std::size_t dot = path.rfind('.');
  const std::string_view module = path.substr(0, dot);
  if (module == "django.db.models") {
    add_import("from django.db import models");
    return "models." + std::string(path.substr(dot + 1));
  }
  add_import("import " + std::string(module));
  return std::string(path);
}

PythonValues::Written PythonValues::reference(const std::string& dotted) {
  if (dotted.find('<') != std::string::npos) return fail("a function without a name of its own");
  if (dotted.starts_with("builtins.")) return python_atom(dotted.substr(9));
  if (dotted == "django.db.models.Model") return python_atom(class_text(dotted));
  if (const std::optional<SerializedPath> known = serialized_path(dotted)) {
    add_import("import " + std::string(known->module));
    return python_atom(std::string(known->module) + "." + std::string(known->code));
  }
  if (const std::optional<Constant> made = django_object(dotted)) return call(*made);
  return tree_reference(dotted);
}

/// A function, class or member of an enumeration of the tree.
PythonValues::Written PythonValues::tree_reference(const std::string& dotted) {
  const ProjectModel& model = evaluation_.model();
  const std::size_t dot = dotted.rfind('.');
  const std::string unknown = "`" + dotted + "`, which isn't in the project";
  if (dot == std::string::npos) return fail(unknown);
  const auto is_module = [&](std::string_view name) {
    return std::ranges::any_of(model.modules(), [&](const Module& module) { return module.dotted == name; });
  };
  std::string module = dotted.substr(0, dot);
  while (!is_module(module)) {
    const std::size_t end = module.rfind('.');
    if (end == std::string::npos) return fail(unknown);
    module.resize(end);
  }
  if (const ClassId cls = evaluation_.class_at(dotted); cls.valid()) {
    add_import("import " + module);
    return python_atom(dotted);
  }
  const ClassId outer = evaluation_.class_at(dotted.substr(0, dot));
  const std::string name = dotted.substr(dot + 1);
  if (outer.valid()) {
    const std::vector<std::string>& bases = model.cls(outer).external_bases;
    const bool enumeration = std::ranges::find(bases, "enum.Enum") != bases.end();
    const Symbol member = model.member(outer, name);
    if (enumeration && member.kind != Symbol::Kind::function) {
      add_import("import " + module);
      return python_atom(dotted.substr(0, dot) + "[\"" + name + "\"]");
    }
    if (!is_plain_function(member) || symbol_name(model, member) != dotted) return fail("`" + dotted + "`");
    add_import("import " + module);
    return python_atom(dotted);
  }
  const auto at = std::ranges::find(model.modules(), module, &Module::dotted);
  const Symbol symbol = Resolver(model).module_member(at->file, name);
  if (dotted.substr(0, dot) != module || !is_plain_function(symbol) || symbol_name(model, symbol) != dotted)
    return fail("`" + dotted + "`, which is no plain function");
  add_import("import " + module);
  return python_atom(dotted);
}

/// Whether nothing but staticmethod or classmethod wraps it.
bool PythonValues::is_plain_function(const Symbol& function) const {
  if (function.kind != Symbol::Kind::function) return false;
  const ProjectModel& model = evaluation_.model();
  const FileFacts& facts = model.facts(function.file);
  for (const NodeId child : facts.children(facts.scopes()[function.scope].node)) {
    if (facts.kind(child) != NodeKind::decorator) continue;
    const NodeId name = child + 1;
    if (facts.kind(name) != NodeKind::name) return false;
    if (facts.text_of(name) != "staticmethod" && facts.text_of(name) != "classmethod") return false;
  }
  return true;
}

PythonValues::Written PythonValues::call(const Constant& value) {
  const std::string& path = value.text;
  if (const std::optional<Constant> form = normal_form(value); form && form->text == "django.db.models.Q")
    return deconstructed(form->text, *form);
  if (path == "decimal.Decimal") return decimal(value);
  if (path.starts_with("datetime.")) return moment(value);
  if (path == "functools.partial") return partial(value);
  if (path == "re.compile" || path == "django.utils.regex_helper._lazy_re_compile") return pattern(value);
  if (deconstructs(path)) return parts(path, deconstruct_field(path, call_arguments(value)));
  if (const std::string own = deconstructed_class(path); !own.empty()) return deconstructed(own, value);
  const ClassId cls = evaluation_.class_at(path);
  if (cls.valid() && is_deconstructible(cls)) return deconstructed(path, value);
  return fail("`" + path + "(...)`, which isn't known to be written as it is called");
}

/// Whether the class itself is decorated with Django's deconstructible, and no deconstruct() of the tree is in its way.
bool PythonValues::is_deconstructible(ClassId cls) const {
  const ProjectModel& model = evaluation_.model();
  const Class& own = model.cls(cls);
  const FileFacts& facts = model.facts(own.file);
  const Resolver resolver(model);
  for (const ClassId each : own.mro)
    if (resolver.own_member(each, "deconstruct") || resolver.own_member(each, "__new__")) return false;
  const auto& scope = facts.scopes()[own.scope];
  return std::ranges::any_of(facts.children(scope.node), [&](NodeId child) {
    if (facts.kind(child) != NodeKind::decorator) return false;
    const Symbol symbol = model.resolve(own.file, scope.parent, child + 1);
    return symbol.is_external("django.utils.deconstruct.deconstructible");
  });
}

PythonValues::Written PythonValues::deconstructed(std::string_view path, const Constant& call) {
  if (call.open) return fail("a call of which only a part is known");
  return parts(path, call_arguments(call));
}

PythonValues::Written PythonValues::parts(std::string_view path, const FieldParts& given) {
  if (given.open) return fail("a call of which only a part is known");
  PythonCode out = python_group(class_text(path), '(');
  for (const Constant& argument : given.positional) {
    Written code = value(argument);
    if (!code) return std::nullopt;
    out.items.push_back(std::move(*code));
  }
  std::vector<const NamedConstant*> named;
  for (const NamedConstant& argument : given.named) named.push_back(&argument);
  std::ranges::sort(named, {}, [](const NamedConstant* argument) { return std::string_view(argument->name); });
  for (const NamedConstant* argument : named) {
    const std::string known = problem_;
    Written code = value(argument->value);
    if (!code) {
      if (known.empty()) problem_ = "`" + argument->name + "` is " + problem_;
      return std::nullopt;
    }
    code->label = argument->name + "=";
    out.items.push_back(std::move(*code));
  }
  return out;
}

PythonValues::Written PythonValues::field(const FieldState& field) {
  const std::string_view path = deconstructed_field_class(field.path);
  if (!field.deconstructed || field.opaque || path.empty())
    return fail("the field `" + field.name + "` is of a class that isn't known");
  FieldParts given = field.parts;
  const Constant* to = given.find("to");
  const auto setting = to != nullptr && to->is(Kind::string) ? swappable_.find(lower_case(to->text)) : swappable_.end();
  const bool swapped = setting != swappable_.end();
  if (swapped) given.remove("to");
  const std::string known = problem_;
  Written out = parts(path, given);
  if (!out && known.empty()) problem_ = "the field `" + field.name + "`: " + problem_;
  if (!out || !swapped) return out;
  add_import("from django.conf import settings");
  PythonCode target = python_atom("settings." + setting->second);
  target.label = "to=";
  const auto behind = std::ranges::find_if(out->items, [](const PythonCode& item) { return item.label > "to="; });
  out->items.insert(behind, std::move(target));
  return out;
}

PythonValues::Written PythonValues::index(const IndexState& index) {
  if (!index.value.is(Kind::call) || index.name.empty()) return fail("an index or constraint without a name");
  const std::string path = deconstructed_class(index.value.text);
  if (path.empty()) return fail("`" + index.value.text + "(...)`");
  FieldParts given = call_arguments(index.value);
  Constant name;
  name.kind = Kind::string;
  name.text = index.name;
  given.set("name", std::move(name));
  Written out = parts(path, given);
  if (!out) problem_ = "`" + index.name + "`: " + problem_;
  return out;
}

PythonValues::Written PythonValues::manager(const ManagerState& manager) {
  const std::string& path = manager.value.text;
  const ClassId cls = evaluation_.class_at(path);
  const bool empty = manager.value.items.empty() && !manager.value.open;
  const bool known = path == "django.db.models.Manager" || path == "django.contrib.auth.models.UserManager" ||
                     (cls.valid() && !evaluation_.model().member(cls, "deconstruct").cls.valid());
  if (!empty || !known || manager.value.is(Kind::unknown)) return fail("the manager `" + manager.name + "`");
  PythonCode pair = python_group("", '(');
  const std::optional<std::string> name = python_string(manager.name);
  if (!name) return fail("the manager `" + manager.name + "`");
  pair.items.push_back(python_atom(*name));
  // Django's own deconstructs under the module that defines it.
  const bool own = path == "django.db.models.Manager";
  pair.items.push_back(python_group(class_text(own ? "django.db.models.manager.Manager" : path), '('));
  return pair;
}

PythonValues::Written PythonValues::decimal(const Constant& call) {
  if (call.items.size() != 1 || call.open) return fail("a Decimal that isn't made of one value");
  const Constant& from = call.items[0];
  std::string digits;
  if (from.is(Kind::integer)) digits = std::to_string(from.number);
  if (from.is(Kind::string)) digits = from.text;
  const bool plain = !digits.empty() && digits.find_first_not_of("0123456789.-") == std::string::npos &&
                     digits.find('-', 1) == std::string::npos && std::ranges::count(digits, '.') <= 1 &&
                     digits.front() != '.' && digits.back() != '.' && !digits.starts_with("-.") &&
                     (digits.size() < 2 || digits[0] != '0' || digits[1] == '.') && digits.size() < 28;
  constexpr std::string_view small = "0.000000";  // then repr() takes an exponent
  if (!plain || digits.starts_with(small)) return fail("a Decimal that isn't made of plain digits");
  add_import("from decimal import Decimal");
  return python_group("Decimal", '(', {python_atom("\"" + digits + "\"")});
}

/// Dates, times and spans of time without a time zone, as repr() writes them.
PythonValues::Written PythonValues::moment(const Constant& call) {
  constexpr std::string_view of_date[] = {"year", "month", "day"};
  constexpr std::string_view of_time[] = {"hour", "minute", "second", "microsecond"};
  constexpr std::string_view of_both[] = {"year", "month", "day", "hour", "minute", "second", "microsecond"};
  add_import("import datetime");
  if (call.text == "datetime.timedelta") {
    const std::optional<Constant> form = normal_form(call);
    const Constant& same = form ? *form : call;
    if (same.items.size() != 1 || !same.items[0].is(Kind::integer)) return fail("a timedelta that isn't known");
    constexpr std::int64_t day = 86'400'000'000, second = 1'000'000;
    const std::int64_t total = same.items[0].number;
    const std::int64_t days = (total >= 0 ? total : total - (day - 1)) / day;
    const std::pair<const char*, std::int64_t> amounts[] = {
        {"days=", days}, {"seconds=", (total - days * day) / second}, {"microseconds=", (total - days * day) % second}};
    PythonCode out = python_group(call.text, '(');
    for (const auto& [label, amount] : amounts) {
      if (amount == 0) continue;
      out.items.push_back(python_atom(std::to_string(amount)));
      out.items.back().label = label;
    }
    if (out.items.empty()) out.items.push_back(python_atom("0"));
    return out;
  }
  const bool date = call.text == "datetime.date", time = call.text == "datetime.time";
  if (!date && !time && call.text != "datetime.datetime") return fail("`" + call.text + "(...)`");
  const std::optional<std::vector<std::int64_t>> numbers = date   ? numbers_of(call, of_date)
                                                           : time ? numbers_of(call, of_time)
                                                                  : numbers_of(call, of_both);
  if (!numbers) return fail("`" + call.text + "(...)` with a time zone or unknown parts");
  std::size_t count = numbers->size();
  while (!date && count > (time ? 2U : 5U) && (*numbers)[count - 1] == 0) --count;
  PythonCode out = python_group(call.text, '(');
  for (std::size_t i = 0; i < count; ++i) out.items.push_back(python_atom(std::to_string((*numbers)[i])));
  return out;
}

PythonValues::Written PythonValues::partial(const Constant& value) {
  if (value.items.empty() || value.open) return fail("a partial of something that isn't known");
  Written function = this->value(value.items[0]);
  PythonCode positional = python_group("*", '(');
  Constant named;
  named.kind = Kind::dict;
  for (std::size_t i = 1; i < value.items.size(); ++i) {
    if (!is_positional(value, i)) {
      named.keys.push_back(value.keys[i]);
      named.items.push_back(value.items[i]);
      continue;
    }
    Written code = this->value(value.items[i]);
    if (!code) return std::nullopt;
    positional.items.push_back(std::move(*code));
  }
  Written keywords = dict(named);
  // How black splits such a call when it is long isn't followed.
  if (!function || !keywords || positional.items.size() > 1) return fail("a partial with several arguments");
  std::string text = "*()";
  if (!positional.items.empty()) text = "*(" + flat(positional.items[0]);
  if (!positional.items.empty()) text.pop_back(), text += ",)";
  std::string stars = "**" + flat(*keywords);
  stars.pop_back();
  add_import("import functools");
  PythonCode out =
      python_group("functools.partial", '(', {std::move(*function), python_atom(text), python_atom(stars)});
  out.items[1].starred = out.items[2].starred = true;
  return out;
}

PythonValues::Written PythonValues::pattern(const Constant& call) {
  constexpr std::int64_t of_text = 32;  // the flag that every pattern of text has
  if (call.items.empty() || call.items.size() > 2 || !call.items[0].is(Kind::string)) return fail("a pattern");
  std::int64_t flags = 0;
  if (call.items.size() == 2) {
    const std::optional<std::int64_t> said = pattern_flags(call.items[1]);
    if (!said) return fail("a pattern with flags that aren't known");
    flags = *said & ~of_text;
  }
  Written text = value(call.items[0]);
  if (!text) return text;
  add_import("import re");
  PythonCode out = python_group("re.compile", '(', {std::move(*text)});
  if (flags != 0) out.items.push_back(python_atom(std::to_string(flags)));
  return out;
}

}  // namespace djvet
