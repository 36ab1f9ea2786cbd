// Tests of constants, and of the alternatives of a setting.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/settings_reading.h"

#include <algorithm>

#include "analyzer/django/setting_defaults.h"

namespace djvet {

using Kind = Constant::Kind;

Truth truth(bool value) { return value ? Truth::yes : Truth::no; }

Truth negated(Truth value) {
  if (value == Truth::unknown) return value;
  return value == Truth::yes ? Truth::no : Truth::yes;
}

Truth both(Truth a, Truth b) {
  if (a == Truth::no || b == Truth::no) return Truth::no;
  return a == Truth::yes && b == Truth::yes ? Truth::yes : Truth::unknown;
}

Truth any_of(Truth a, Truth b) { return negated(both(negated(a), negated(b))); }

Truth is_truthy(const Constant& value) {
  switch (value.kind) {
    case Kind::none: return Truth::no;
    case Kind::boolean:
    case Kind::integer: return truth(value.number != 0);
    case Kind::floating: return truth(value.real != 0);
    case Kind::string: return truth(!value.text.empty());
    case Kind::list:
    case Kind::tuple:
    case Kind::set:
    case Kind::dict:
      if (!value.items.empty()) return Truth::yes;
      return value.open ? Truth::unknown : Truth::no;
    case Kind::path: return Truth::yes;
    default: return Truth::unknown;
  }
}

Truth is_true(const Constant& value) {
  if (value.is(Kind::boolean)) return truth(value.number != 0);
  const bool other = value.is(Kind::none) || value.is(Kind::integer) || value.is(Kind::floating) ||
                     value.is(Kind::string) || value.is_sequence() || value.is(Kind::dict);
  return other ? Truth::no : Truth::unknown;
}

Truth is_text(const Constant& value, std::string_view text) {
  if (value.is(Kind::string)) return truth(value.text == text);
  const bool other = value.is(Kind::none) || value.is(Kind::integer) || value.is(Kind::floating) ||
                     value.is(Kind::boolean) || value.is_sequence() || value.is(Kind::dict);
  return other ? Truth::no : Truth::unknown;
}

Truth has_item(const Constant& value, std::string_view text) {
  if (!value.is_sequence() && !value.is(Kind::dict)) return Truth::unknown;
  const std::vector<Constant>& items = value.is(Kind::dict) ? value.keys : value.items;
  Truth out = value.open ? Truth::unknown : Truth::no;
  for (const Constant& item : items)
    out = any_of(out, holds(item, [&](const Constant& c) { return is_text(c, text); }));
  return out;
}

Truth holds(const Constant& value, const ConstantTest& test) {
  if (!value.is(Kind::several)) return test(value);
  if (value.open || value.items.empty()) return Truth::unknown;
  const Truth first = test(value.items[0]);
  return std::ranges::all_of(value.items, [&](const Constant& each) { return test(each) == first; }) ? first
                                                                                                     : Truth::unknown;
}

const Setting* SettingsReading::find(std::string_view name) const {
  return plain_ ? module_.find_plain(name) : module_.find(name);
}

const Constant& SettingsReading::value(std::string_view name) const {
  static const Constant unknown;
  if (const Setting* setting = find(name)) return setting->value;
  const Constant* fallback = module_.complete ? default_setting(name) : nullptr;
  return fallback == nullptr ? unknown : *fallback;
}

Truth SettingsReading::holds(std::string_view name, const ConstantTest& test) const {
  const Constant* fallback = default_setting(name);
  return djvet::holds(value(name), [&](const Constant& each) {
    if (!each.is(Kind::absent)) return test(each);
    return fallback == nullptr ? Truth::unknown : test(*fallback);
  });
}

Truth SettingsReading::is_text(std::string_view name, std::string_view text) const {
  return holds(name, [&](const Constant& each) { return djvet::is_text(each, text); });
}

Truth SettingsReading::has(std::string_view name, std::string_view item) const {
  return holds(name, [&](const Constant& each) { return has_item(each, item); });
}

Truth SettingsReading::has_middleware(std::string_view path) const {
  const std::string_view name = path.substr(path.rfind('.') + 1);
  return holds("MIDDLEWARE", [&](const Constant& list) {
    const Truth itself = has_item(list, path);
    const auto may_extend = [&](const Constant& item) { return item.is(Kind::string) && item.text.ends_with(name); };
    return itself == Truth::no && std::ranges::any_of(list.items, may_extend) ? Truth::unknown : itself;
  });
}

Truth SettingsReading::installs(std::string_view package) const {
  const std::string configs = std::string(package) + ".apps.";
  return holds("INSTALLED_APPS", [&](const Constant& list) {
    if (!list.is_sequence()) return Truth::unknown;
    Truth out = list.open ? Truth::unknown : Truth::no;
    for (const Constant& item : list.items)
      out = any_of(out, djvet::holds(item, [&](const Constant& each) {
                     if (!each.is(Kind::string)) return Truth::unknown;
                     return truth(each.text == package || each.text.starts_with(configs));
                   }));
    return out;
  });
}

}  // namespace djvet
