// Each form is a call whose arguments stand in one order.
// SPDX-License-Identifier: MIT
#include "analyzer/migrations/expressions.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace djvet {
namespace {

using Kind = Constant::Kind;

constexpr std::string_view q_path = "django.db.models.Q";
constexpr auto value_calls = std::to_array<std::string_view>({
    "datetime.date",
    "datetime.datetime",
    "datetime.time",
    "datetime.timedelta",
    "datetime.timezone",
    "functools.partial",
    "re.compile",
    "django.contrib.postgres.fields.jsonb",
});
constexpr auto operators = std::to_array<std::string_view>({"operator.and_", "operator.or_", "operator.xor"});

Constant text(std::string value) {
  Constant out;
  out.kind = Kind::string;
  out.text = std::move(value);
  return out;
}

bool is_positional(const Constant& call, std::size_t i) { return i >= call.keys.size() || call.keys[i].is(Kind::none); }

/// A condition as a tree: its connector, whether it is negated, and its children.
struct Condition {
  std::string connector = "AND";
  bool negated = false;
  bool known = true;
  std::vector<Constant> children;  // pairs, other conditions in normal form, expressions
};

Constant written(const Condition& condition) {
  Constant out;
  out.kind = Kind::call;
  out.text = q_path;
  out.open = !condition.known;
  Constant none;
  none.kind = Kind::none;
  for (const Constant& child : condition.children) {
    out.items.push_back(child);
    out.keys.push_back(none);
  }
  if (condition.connector != "AND") {
    out.items.push_back(text(condition.connector));
    out.keys.push_back(text("_connector"));
  }
  if (condition.negated) {
    Constant yes;
    yes.kind = Kind::boolean;
    yes.number = 1;
    out.items.push_back(yes);
    out.keys.push_back(text("_negated"));
  }
  return out;
}

std::optional<Condition> condition_of(const Constant& value);

/// tree.Node.add: a condition with one child, or with the same connector and not negated, is taken apart.
void add(Condition& to, const Condition& more, const std::string& connector) {
  to.known = to.known && more.known;
  if (to.connector != connector) {
    Condition whole;
    whole.connector = connector;
    whole.known = to.known;
    whole.children.push_back(written(to));
    to = std::move(whole);
  }
  const bool apart = !more.negated && (more.connector == connector || more.children.size() == 1);
  if (apart) to.children.insert(to.children.end(), more.children.begin(), more.children.end());
  else to.children.push_back(written(more));
}

/// Q._combine: an empty side gives the other one as it is.
std::optional<Condition> combined(const Constant& call) {
  if (call.items.size() != 2) return std::nullopt;
  const std::optional<Condition> left = condition_of(call.items[0]);
  const std::optional<Condition> right = condition_of(call.items[1]);
  if (!left || !right) return std::nullopt;
  if (left->children.empty() && left->known) return right;
  if (right->children.empty() && right->known) return left;
  Condition out;
  out.connector = call.text == "operator.or_" ? "OR" : call.text == "operator.xor" ? "XOR" : "AND";
  const std::string connector = out.connector;
  add(out, *left, connector);
  add(out, *right, connector);
  return out;
}

/// `~q`: a new condition around it. A condition of one that is so made is written like it.
std::optional<Condition> inverted(const Constant& call) {
  if (call.items.size() != 1) return std::nullopt;
  std::optional<Condition> of = condition_of(call.items[0]);
  if (of) of->negated = !of->negated;
  return of;
}

std::optional<Condition> condition_of(const Constant& value) {
  if (!value.is(Kind::call)) return std::nullopt;
  if (std::ranges::find(operators, value.text) != operators.end()) return combined(value);
  if (value.text == "operator.invert") return inverted(value);
  if (value.text != q_path) return std::nullopt;
  Condition out;
  out.known = !value.open;
  std::vector<std::pair<std::string, const Constant*>> named;
  for (std::size_t i = 0; i < value.items.size(); ++i) {
    if (is_positional(value, i)) {
      const std::optional<Constant> form = normal_form(value.items[i]);
      out.children.push_back(form ? *form : value.items[i]);
    } else if (value.keys[i].is_text("_connector")) {
      if (value.items[i].is(Kind::string)) out.connector = value.items[i].text;
    } else if (value.keys[i].is_text("_negated")) {
      out.negated = value.items[i].is(Kind::boolean) && value.items[i].number != 0;
    } else {
      named.emplace_back(value.keys[i].text, &value.items[i]);
    }
  }
  std::ranges::sort(named, {}, [](const auto& each) { return each.first; });
  for (const auto& [name, item] : named) {
    Constant pair;
    pair.kind = Kind::tuple;
    pair.items = {text(name), *item};
    out.children.push_back(std::move(pair));
  }
  return out;
}

/// Decimal("1.50") is Decimal("1.5"), and Decimal(0.0) is 0. How other spellings compare isn't told.
std::optional<Constant> decimal(const Constant& call) {
  const Constant unknown;
  if (call.items.size() != 1) return unknown;
  const Constant& from = call.items[0];
  if (from.is(Kind::integer)) return from;
  if (from.is(Kind::floating) && from.real > -1e9 && from.real < 1e9) {
    Constant whole;
    whole.kind = Kind::integer;
    whole.number = static_cast<std::int64_t>(from.real);
    const double rest = from.real - static_cast<double>(whole.number);
    return rest < 0 || rest > 0 ? unknown : whole;
  }
  if (!from.is(Kind::string) || from.text.empty() || from.text.size() > 15) return unknown;
  std::string digits = from.text;
  const bool plain = digits.find_first_not_of("0123456789.-") == std::string::npos &&
                     std::ranges::count(digits, '.') <= 1 && digits.find('-', 1) == std::string::npos;
  if (!plain) return unknown;
  if (digits.find('.') != std::string::npos) {
    while (digits.ends_with('0')) digits.pop_back();
    if (digits.ends_with('.')) digits.pop_back();
  }
  Constant out;
  if (digits.find('.') == std::string::npos) {
    out.kind = Kind::integer;
    for (const char c : digits)
      if (c != '-') out.number = out.number * 10 + (c - '0');
    if (digits.starts_with('-')) out.number = -out.number;
    return out;
  }
  if (digits.starts_with('.')) digits.insert(0, "0");
  if (digits.starts_with("-.")) digits.insert(1, "0");
  out.kind = Kind::call;
  out.text = "Decimal";
  out.items.push_back(text(digits));
  return out;
}

/// timedelta(days=1) is timedelta(hours=24): by its microseconds.
std::optional<Constant> time_span(const Constant& call) {
  constexpr auto names = std::to_array<std::pair<std::string_view, std::int64_t>>({{"days", 86'400'000'000},
                                                                                   {"seconds", 1'000'000},
                                                                                   {"microseconds", 1},
                                                                                   {"milliseconds", 1'000},
                                                                                   {"minutes", 60'000'000},
                                                                                   {"hours", 3'600'000'000},
                                                                                   {"weeks", 604'800'000'000}});
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < call.items.size(); ++i) {
    if (!call.items[i].is(Kind::integer) || call.open) return std::nullopt;
    const auto at =
        is_positional(call, i)
            ? (i < names.size() ? names.begin() + static_cast<std::ptrdiff_t>(i) : names.end())
            : std::ranges::find_if(names, [&](const auto& each) { return call.keys[i].is_text(each.first); });
    if (at == names.end()) return std::nullopt;
    sum += at->second * call.items[i].number;
  }
  Constant out;
  out.kind = Kind::call;
  out.text = call.text;
  Constant total;
  total.kind = Kind::integer;
  total.number = sum;
  out.items.push_back(total);
  out.keys.push_back(text("microseconds"));
  return out;
}

/// `F("a") + 1` is CombinedExpression(F("a"), "+", Value(1)).
std::optional<Constant> combined_expression(const Constant& call) {
  constexpr auto signs = std::to_array<std::pair<std::string_view, std::string_view>>({{"operator.add", "+"},
                                                                                       {"operator.sub", "-"},
                                                                                       {"operator.mul", "*"},
                                                                                       {"operator.truediv", "/"},
                                                                                       {"operator.mod", "%%"},
                                                                                       {"operator.pow", "^"}});
  const auto sign = std::ranges::find(signs, call.text, [](const auto& each) { return each.first; });
  if (sign == signs.end() || call.items.size() != 2) return std::nullopt;
  Constant out = call;
  out.text = "django.db.models.CombinedExpression";
  for (Constant& side : out.items) {
    if (side.is(Kind::call)) continue;
    Constant value;
    value.kind = Kind::call;
    value.text = "django.db.models.Value";
    value.items.push_back(side);
    value.keys = {call.keys[0]};
    side = std::move(value);
  }
  out.items.insert(out.items.begin() + 1, text(std::string(sign->second)));
  out.keys.insert(out.keys.begin() + 1, call.keys[0]);
  return out;
}

/// A compiled pattern without flags, or with the one that every pattern of text has.
std::optional<Constant> pattern(const Constant& call) {
  const bool plain = call.text == "re.compile" && call.items.size() == 1 && is_positional(call, 0);
  if (plain || call.items.empty() || call.items.size() > 2) return std::nullopt;
  Constant out = call;
  out.text = "re.compile";
  const bool default_flags = call.items.size() == 2 && call.items[1].is(Kind::integer) &&
                             (call.items[1].number == 0 || call.items[1].number == 32);
  if (default_flags) {
    out.items.pop_back();
    if (out.keys.size() > 1) out.keys.pop_back();
  }
  for (Constant& key : out.keys) key = Constant(), key.kind = Kind::none;
  return out;
}

}  // namespace

bool is_value_call(std::string_view dotted) {
  return std::ranges::find(value_calls, dotted) != value_calls.end() || dotted.starts_with("operator.");
}

std::optional<Constant> normal_form(const Constant& value) {
  if (!value.is(Kind::call)) return std::nullopt;
  if (value.text == "decimal.Decimal") return decimal(value);
  if (value.text == "datetime.timedelta") {
    const bool done = value.items.size() == 1 && value.keys.size() == 1 && value.keys[0].is_text("microseconds");
    return done ? std::nullopt : time_span(value);
  }
  if (value.text == "django.utils.regex_helper._lazy_re_compile" || value.text == "re.compile") return pattern(value);
  if (const std::optional<Constant> sum = combined_expression(value)) return sum;
  const std::optional<Condition> condition = condition_of(value);
  if (!condition) return std::nullopt;
  return written(*condition);
}

}  // namespace djvet
