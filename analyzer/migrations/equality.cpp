// Recursion is as deep as constants nest, which the evaluator bounds.
// SPDX-License-Identifier: MIT
#include "analyzer/migrations/equality.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "analyzer/migrations/expressions.h"

namespace djvet {
namespace {

using Kind = Constant::Kind;

std::string_view last_part(std::string_view dotted) { return dotted.substr(dotted.rfind('.') + 1); }

bool is_number(const Constant& value) {
  return value.is(Kind::boolean) || value.is(Kind::integer) || value.is(Kind::floating);
}

double real_of(const Constant& value) {
  return value.is(Kind::floating) ? value.real : static_cast<double>(value.number);
}

Equality certain(bool equal) { return equal ? Equality::equal : Equality::different; }

/// What the environment, a setting or a function of which nothing is known decides.
bool is_open_value(const Constant& value) {
  if (value.is(Kind::unknown) || value.is(Kind::several) || value.is(Kind::absent) || value.is(Kind::path)) return true;
  if (value.is(Kind::reference)) return value.text.starts_with("django.conf.settings");
  if (!value.is(Kind::call)) return false;
  // A class makes an object that is known by its arguments; what a function gives, nobody knows.
  const std::string_view name = last_part(value.text);
  const std::size_t first = name.find_first_not_of('_');
  const bool cls = first != std::string_view::npos && name[first] >= 'A' && name[first] <= 'Z';
  return name == "SimpleLazyObject" || (!cls && !is_value_call(value.text));
}

/// Two dotted paths outside the tree may be one object that is imported from two places.
Equality same_object(std::string_view a, std::string_view b) {
  if (a == b) return Equality::equal;
  if (a.find('<') != std::string_view::npos || b.find('<') != std::string_view::npos) return Equality::different;
  return last_part(a) == last_part(b) ? Equality::unknown : Equality::different;
}

Equality compare_items(const std::vector<Constant>& a, const std::vector<Constant>& b) {
  Equality out = Equality::equal;
  for (std::size_t i = 0; i < a.size() && out != Equality::different; ++i) out = all_of(out, compare(a[i], b[i]));
  return out;
}

Equality compare_sequences(const Constant& a, const Constant& b) {
  if (a.kind != b.kind) return Equality::different;
  if (a.open || b.open) return Equality::unknown;
  if (a.items.size() != b.items.size()) {
    return Equality::different;
  }
  return compare_items(a.items, b.items);
}

/// Each of one has an equal one in the other; in no order.
Equality compare_sets(const Constant& a, const Constant& b) {
  if (a.kind != b.kind) return Equality::different;
  if (a.open || b.open || !is_known(a) || !is_known(b)) return Equality::unknown;
  const auto within = [](const Constant& some, const Constant& all) {
    return std::ranges::all_of(some.items, [&](const Constant& item) {
      return std::ranges::any_of(all.items,
                                 [&](const Constant& other) { return compare(item, other) == Equality::equal; });
    });
  };
  return certain(within(a, b) && within(b, a));
}

Equality compare_dicts(const Constant& a, const Constant& b) {
  if (a.kind != b.kind) return Equality::different;
  if (a.open || b.open) return Equality::unknown;
  if (std::ranges::any_of(a.keys, is_open_value) || std::ranges::any_of(b.keys, is_open_value))
    return Equality::unknown;
  if (a.keys.size() != b.keys.size()) return Equality::different;
  Equality out = Equality::equal;
  for (std::size_t i = 0; i < a.keys.size(); ++i) {
    const auto at =
        std::ranges::find_if(b.keys, [&](const Constant& key) { return compare(a.keys[i], key) == Equality::equal; });
    if (at == b.keys.end()) return is_known(a) && is_known(b) ? Equality::different : Equality::unknown;
    out = all_of(out, compare(a.items[i], b.items[static_cast<std::size_t>(at - b.keys.begin())]));
  }
  return out;
}

/// Positional arguments in order, named ones by name.
Equality compare_calls(const Constant& a, const Constant& b) {
  const Equality path = same_object(a.text, b.text);
  if (path == Equality::different) return path;
  if (a.open || b.open) return Equality::unknown;
  const auto split = [](const Constant& call, std::vector<const Constant*>& positional,
                        std::vector<std::pair<std::string_view, const Constant*>>& named) {
    for (std::size_t i = 0; i < call.items.size(); ++i) {
      if (i >= call.keys.size() || call.keys[i].is(Kind::none)) positional.push_back(&call.items[i]);
      else named.emplace_back(call.keys[i].text, &call.items[i]);
    }
    std::ranges::sort(named, {}, [](const auto& each) { return each.first; });
  };
  std::vector<const Constant*> own;
  std::vector<const Constant*> other;
  std::vector<std::pair<std::string_view, const Constant*>> own_named;
  std::vector<std::pair<std::string_view, const Constant*>> other_named;
  split(a, own, own_named);
  split(b, other, other_named);
  if (own.size() != other.size() || own_named.size() != other_named.size()) return all_of(path, Equality::different);
  Equality out = path;
  for (std::size_t i = 0; i < own.size(); ++i) out = all_of(out, compare(*own[i], *other[i]));
  for (std::size_t i = 0; i < own_named.size(); ++i) {
    if (own_named[i].first != other_named[i].first) return Equality::different;
    out = all_of(out, compare(*own_named[i].second, *other_named[i].second));
  }
  return out;
}

Equality compare_plain(const Constant& a, const Constant& b) {
  if (is_open_value(a) || is_open_value(b)) {
    const bool one_setting = a.is(Kind::reference) && b.is(Kind::reference) && a.text == b.text;
    return one_setting ? Equality::equal : Equality::unknown;
  }
  if (is_number(a) && is_number(b)) {
    if (a.is(Kind::floating) || b.is(Kind::floating)) {
      const double difference = real_of(a) - real_of(b);
      return certain(!(difference < 0) && !(difference > 0));
    }
    return certain(a.number == b.number);
  }
  if (a.is_sequence() && b.is_sequence())
    return a.is(Kind::set) || b.is(Kind::set) ? compare_sets(a, b) : compare_sequences(a, b);
  if (a.is(Kind::call) && b.is(Kind::call)) return compare_calls(a, b);
  // A name outside the tree may stand for any object, and some objects are equal to plain values.
  if (a.kind != b.kind) {
    if ((a.is(Kind::reference) && b.is(Kind::call)) || (a.is(Kind::call) && b.is(Kind::reference)))
      return Equality::unknown;
    const bool object = a.is(Kind::reference) || b.is(Kind::reference);
    const Constant& named = a.is(Kind::reference) ? a : b;
    const std::string_view name = last_part(named.text);
    const bool constant = object && std::ranges::all_of(name, [](char c) {
                            return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
                          });
    return constant && !named.text.starts_with("django.") ? Equality::unknown : Equality::different;
  }
  switch (a.kind) {
    case Kind::none: return Equality::equal;
    case Kind::string: return certain(a.text == b.text);
    case Kind::dict: return compare_dicts(a, b);
    case Kind::reference: return same_object(a.text, b.text);
    default: return Equality::unknown;
  }
}

}  // namespace

Equality all_of(Equality a, Equality b) {
  if (a == Equality::different || b == Equality::different) return Equality::different;
  return a == Equality::unknown || b == Equality::unknown ? Equality::unknown : Equality::equal;
}

bool is_known(const Constant& value) {
  if (is_open_value(value) || value.open) return false;
  return std::ranges::all_of(value.items, is_known) &&
         std::ranges::all_of(value.keys, [](const Constant& key) { return key.is(Kind::none) || is_known(key); });
}

Equality compare(const Constant& a, const Constant& b) {
  const std::optional<Constant> left = normal_form(a);
  const std::optional<Constant> right = normal_form(b);
  return compare_plain(left ? *left : a, right ? *right : b);
}

}  // namespace djvet
