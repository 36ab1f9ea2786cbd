// Operators on single values, and on containers of which several bodies are possible.
// Source: Python reference, "6. Expressions".
// SPDX-License-Identifier: MIT
#include <algorithm>

#include "analyzer/link/evaluate/interpreter.h"

namespace djvet {
namespace {

using Kind = Datum::Kind;

constexpr std::size_t max_text = 65'536;  // bytes of a text that is built
constexpr std::int64_t max_repeat = 512;

bool is_number(const Datum& value) {
  return ((value.is(Kind::integer) && !value.open) || value.is(Kind::boolean) || value.is(Kind::floating));
}

double real_of(const Datum& value) { return value.is(Kind::floating) ? value.real : static_cast<double>(value.number); }

bool holds_root(const Datum& value) { return value.text.find(project_root_mark) != std::string::npos; }

Datum integer_arithmetic(Operator op, std::int64_t a, std::int64_t b) {
  std::int64_t out = 0;
  bool overflow = false;
  switch (op) {
    case Operator::add: overflow = __builtin_add_overflow(a, b, &out); break;
    case Operator::sub: overflow = __builtin_sub_overflow(a, b, &out); break;
    case Operator::mul: overflow = __builtin_mul_overflow(a, b, &out); break;
    case Operator::floor_div:
      if (a < 0 || b <= 0) return {};
      out = a / b;
      break;
    case Operator::mod:
      if (a < 0 || b <= 0) return {};
      out = a % b;
      break;
    case Operator::pow:
      if (b < 0 || b > 64) return {};
      out = 1;
      for (std::int64_t i = 0; i < b && !overflow; ++i) overflow = __builtin_mul_overflow(out, a, &out);
      break;
    case Operator::shift_left:
      if (a < 0 || b < 0 || b > 40 || a > (std::int64_t{1} << 20)) return {};
      out = a << b;
      break;
    case Operator::bit_or: out = a | b; break;
    case Operator::bit_and: out = a & b; break;
    default: return {};
  }
  return overflow ? Datum() : Datum::integer(out);
}

Datum arithmetic(Operator op, const Datum& a, const Datum& b) {
  const bool integers = !a.is(Kind::floating) && !b.is(Kind::floating);
  if (integers && op != Operator::div) return integer_arithmetic(op, a.number, b.number);
  Datum out = Datum::of(Kind::floating);
  const double left = real_of(a);
  const double right = real_of(b);
  switch (op) {
    case Operator::add: out.real = left + right; break;
    case Operator::sub: out.real = left - right; break;
    case Operator::mul: out.real = left * right; break;
    case Operator::div:
      if (!(right < 0 || right > 0)) return {};
      out.real = left / right;
      break;
    default: return {};
  }
  return out;
}

bool has_objects(const Datum& value) {
  const std::vector<Datum> all = alternatives(value);
  return std::ranges::any_of(all, [](const Datum& each) { return each.is(Kind::object); });
}

}  // namespace

Datum Interpreter::binary(Operator op, const Datum& left, const Datum& right) {
  if (std::optional<Datum> out = combine_objects(op, left, &right)) return std::move(*out);
  if (has_objects(left) || has_objects(right)) {
    if (op == Operator::mod)
      return for_each_alternative(left, [&](const Datum& each) { return format_percent(each, right); });
    if (op == Operator::add) return concat(left, right);
    if (op == Operator::bit_or || op == Operator::sub || op == Operator::bit_and) return united(op, left, right);
  }
  return for_each_alternative(left, [&](const Datum& a) {
    return for_each_alternative(right, [&](const Datum& b) { return binary_single(op, a, b); });
  });
}

Datum Interpreter::binary_single(Operator op, const Datum& left, const Datum& right) {
  const bool texts = left.is(Kind::text) && right.is(Kind::text);
  if (op == Operator::add && texts)
    return left.text.size() + right.text.size() > max_text ? Datum() : Datum::string(left.text + right.text);
  if (op == Operator::mod && left.is(Kind::text)) return format_percent(left, right);
  if (left.is(Kind::path) || right.is(Kind::path)) {
    CallArguments arguments;
    arguments.positional = {left, right};
    if (op == Operator::div || (op == Operator::add && left.is(Kind::path))) return path_call("join_paths", arguments);
    if (op == Operator::sub && right.is(Kind::integer)) return path_call("ancestor", arguments);
    return {};
  }
  // X.index("a") + 1 is still a place among the certain items.
  if (op == Operator::add && left.is(Kind::integer) && left.open && right.is(Kind::integer) && right.number == 1) {
    Datum next = left;
    ++next.number;
    return next;
  }
  if (op == Operator::mul && left.is(Kind::text) && is_number(right) && right.number >= 0 &&
      right.number <= max_repeat) {
    std::string out;
    for (std::int64_t i = 0; i < right.number && out.size() < max_text; ++i) out += left.text;
    return Datum::string(out);
  }
  if (is_number(left) && is_number(right)) return arithmetic(op, left, right);
  return {};
}

/// The sum of two lists, or of two tuples. Of a side of which nothing is known the other's items are certain all the same.
Datum Interpreter::concat(const Datum& left, const Datum& right) {
  const Contents first = contents(left);
  const Contents second = contents(right);
  const auto is_list = [](const ObjectBody& body) {
    return body.kind == BodyKind::list || body.kind == BodyKind::tuple;
  };
  Bodies out;
  for (const ObjectBody& a : first.bodies) {
    if (!is_list(a)) return {};
    for (const ObjectBody& b : second.bodies) {
      // A list takes anything by `+=`, but only lists by `+`, which then raises.
      if (!is_list(b) || (a.kind == BodyKind::tuple && b.kind != a.kind)) continue;
      ObjectBody sum = a;
      sum.items.insert(sum.items.end(), b.items.begin(), b.items.end());
      sum.open |= b.open;
      add_body(out, std::move(sum));
    }
    if (!second.open) continue;
    ObjectBody sum = a;
    sum.open = true;
    add_body(out, std::move(sum));
  }
  if (first.open) {
    for (const ObjectBody& b : second.bodies) {
      if (!is_list(b)) return {};
      ObjectBody sum = b;
      sum.open = true;
      add_body(out, std::move(sum));
    }
  }
  limit(out);
  return out.empty() ? Datum() : make(std::move(out));
}

/// `|`, `&` and `-` of dicts and sets.
Datum Interpreter::united(Operator op, const Datum& left, const Datum& right) {
  const Contents first = contents(left);
  const Contents second = contents(right);
  if (first.open || first.bodies.empty()) return {};
  Bodies out;
  for (const ObjectBody& a : first.bodies) {
    if (second.open) {
      ObjectBody sum;
      sum.kind = a.kind;
      sum.open = true;  // any key may have another value
      if (op != Operator::bit_or) return {};
      if (a.kind == BodyKind::set) sum.items = a.items;
      add_body(out, std::move(sum));
    }
    for (const ObjectBody& b : second.bodies) {
      if (b.kind != a.kind || (a.kind != BodyKind::dict && a.kind != BodyKind::set)) return {};
      ObjectBody sum = a;
      const auto position = [&](const Datum& key) {
        const std::vector<Datum>& in = a.kind == BodyKind::dict ? sum.keys : sum.items;
        return std::ranges::find_if(in, [&](const Datum& each) { return same(each, key); }) - in.begin();
      };
      if (a.kind == BodyKind::dict && op != Operator::bit_or) return {};
      if (a.kind == BodyKind::dict && b.open) sum.keys.clear(), sum.items.clear();
      sum.open |= b.open;
      for (std::size_t i = 0; i < b.items.size(); ++i) {
        const auto at = position(a.kind == BodyKind::dict ? b.keys[i] : b.items[i]);
        const bool there = static_cast<std::size_t>(at) < sum.items.size();
        if (op == Operator::sub && there) sum.items.erase(sum.items.begin() + at);
        if (op != Operator::bit_or) continue;
        if (a.kind == BodyKind::dict && there) sum.items[static_cast<std::size_t>(at)] = b.items[i];
        if (there) continue;
        if (a.kind == BodyKind::dict) sum.keys.push_back(b.keys[i]);
        sum.items.push_back(b.items[i]);
      }
      if (op == Operator::bit_and || (op == Operator::sub && sum.open)) return {};
      add_body(out, std::move(sum));
    }
  }
  return out.empty() ? Datum() : make(std::move(out));
}

Datum Interpreter::unary(Operator op, const Datum& value) {
  if (std::optional<Datum> out = combine_objects(op, value, nullptr)) return std::move(*out);
  return for_each_alternative(value, [&](const Datum& each) {
    if (op == Operator::add && is_number(each)) return each.is(Kind::boolean) ? Datum::integer(each.number) : each;
    if (op != Operator::sub || !is_number(each)) return Datum();
    Datum out = each;
    if (each.is(Kind::boolean)) out.kind = Kind::integer;
    out.number = -out.number;
    out.real = -out.real;
    return out;
  });
}

Datum Interpreter::evaluate_comparison(const CodeContext& at, NodeId node) {
  const FileFacts& facts = model_.facts(at.file);
  const NodeId second = facts.child(node, 1);
  const Datum left = evaluate(at, node + 1);
  const Datum right = evaluate(at, second);
  if (second == 0 || facts.child(node, 2) != 0) return Datum::either_way();
  const Operator op = facts.node(node).op();
  if (right.is(Kind::external) && right.text == "os.environ" && left.is(Kind::text)) {
    const bool set = state_.frames.at(environment_)->names.contains(left.text);
    const bool is_in = op == Operator::in;
    const Datum unset = Datum::of(Kind::none);
    if (!set) record_read(left.text, &unset, {at.file, facts.span(node)});
    return set || environment_is_clear_ ? Datum::boolean(is_in == set) : Datum::either_way(!is_in);
  }
  const Datum out = for_each_alternative(left, [&](const Datum& a) {
    return for_each_alternative(right, [&](const Datum& b) {
      const std::optional<bool> is = compare(op, a, b);
      return is ? Datum::boolean(*is) : Datum::either_way();
    });
  });
  return closed_boolean(out);
}

std::optional<bool> Interpreter::compare(Operator op, const Datum& left, const Datum& right) const {
  const auto negated = [](std::optional<bool> is) { return is ? std::optional(!*is) : is; };
  switch (op) {
    case Operator::eq: return equal(left, right);
    case Operator::ne: return negated(equal(left, right));
    case Operator::is:
    case Operator::is_not: {
      const auto is_single = [](const Datum& each) { return each.is(Kind::none) || each.is(Kind::boolean); };
      if (left.is(Kind::unknown) || right.is(Kind::unknown) || left.is(Kind::external) || right.is(Kind::external))
        return std::nullopt;
      if (!is_single(left) && !is_single(right)) return std::nullopt;
      return same(left, right) == (op == Operator::is);
    }
    case Operator::in: return contains(right, left);
    case Operator::not_in: return negated(contains(right, left));
    default: break;
  }
  const ObjectBody* a_items = single_body(left);
  const ObjectBody* b_items = single_body(right);
  if (a_items != nullptr && b_items != nullptr) return compare_sequences(op, *a_items, *b_items);
  switch (op) {
    default: break;
  }
  if (!is_number(left) || !is_number(right)) return std::nullopt;
  const double a = real_of(left);
  const double b = real_of(right);
  switch (op) {
    case Operator::lt: return a < b;
    case Operator::le: return a <= b;
    case Operator::gt: return a > b;
    case Operator::ge: return a >= b;
    default: return std::nullopt;
  }
}

/// Item by item: the first that differs decides, else the lengths.
std::optional<bool> Interpreter::compare_sequences(Operator op, const ObjectBody& left, const ObjectBody& right) const {
  const auto ordered = [](const ObjectBody& body) {
    return (body.kind == BodyKind::list || body.kind == BodyKind::tuple) && !body.open;
  };
  if (!ordered(left) || !ordered(right)) return std::nullopt;
  for (std::size_t i = 0; i < std::min(left.items.size(), right.items.size()); ++i) {
    const std::optional<bool> same_item = equal(left.items[i], right.items[i]);
    if (!same_item) return std::nullopt;
    if (*same_item) continue;
    if (!is_number(left.items[i]) || !is_number(right.items[i])) return std::nullopt;
    return compare(op == Operator::le   ? Operator::lt
                   : op == Operator::ge ? Operator::gt
                                        : op,
                   left.items[i], right.items[i]);
  }
  const auto size = [](const ObjectBody& body) { return Datum::integer(static_cast<std::int64_t>(body.items.size())); };
  return compare(op, size(left), size(right));
}

std::optional<bool> Interpreter::equal(const Datum& left, const Datum& right, int depth) const {
  const auto plain = [](const Datum& value) {
    return value.is(Kind::none) || value.is(Kind::text) || is_number(value) || value.is(Kind::path);
  };
  if (plain(left) && plain(right)) {
    if (is_number(left) && is_number(right))
      return !(real_of(left) < real_of(right)) && !(real_of(right) < real_of(left));
    if (left.kind != right.kind) return false;
    if (left.is(Kind::none) || left.text == right.text) return true;
    if (holds_root(left) || holds_root(right)) return std::nullopt;
    return false;
  }
  const ObjectBody* a = single_body(left);
  const ObjectBody* b = single_body(right);
  if (a != nullptr && plain(right) && a->kind != BodyKind::instance) return false;
  if (b != nullptr && plain(left) && b->kind != BodyKind::instance) return false;
  if (a == nullptr || b == nullptr || depth > 8 || a->open || b->open || a->kind == BodyKind::instance)
    return std::nullopt;
  if (a->kind != b->kind) return false;
  if (a->items.size() != b->items.size()) return false;
  if (a->kind == BodyKind::dict || a->kind == BodyKind::set)
    return a->items.empty() ? std::optional(true) : std::nullopt;
  for (std::size_t i = 0; i < a->items.size(); ++i) {
    const std::optional<bool> is = equal(a->items[i], b->items[i], depth + 1);
    if (!is || !*is) return is;
  }
  return true;
}

std::optional<bool> Interpreter::contains(const Datum& container, const Datum& item) const {
  if (container.is(Kind::text) && item.is(Kind::text)) {
    if (holds_root(container) || holds_root(item)) return std::nullopt;
    return container.text.find(item.text) != std::string::npos;
  }
  const Bodies* held = container.is(Kind::object) ? bodies(container.id) : nullptr;
  if (held == nullptr) return std::nullopt;
  std::optional<bool> out;
  for (const ObjectBody& body : *held) {
    if (body.kind == BodyKind::instance) return std::nullopt;
    bool found = false;
    bool sure = !body.open;
    for (const Datum& each : body.kind == BodyKind::dict ? body.keys : body.items) {
      const std::optional<bool> is = equal(each, item);
      found |= is.value_or(false);
      sure &= is.has_value();
    }
    if ((!found && !sure) || (out && *out != found)) return std::nullopt;
    out = found;
  }
  return out;
}

/// "..." % x with %s, %d and %(name)s.
Datum Interpreter::format_percent(const Datum& pattern, const Datum& values) {
  if (!pattern.is(Kind::text)) return {};
  const ObjectBody* body = single_body(values);
  std::vector<Datum> items{values};
  if (body != nullptr && body->kind == BodyKind::tuple && !body->open) items = body->items;
  std::string out;
  std::size_t next = 0;
  const std::string& text = pattern.text;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i];
      continue;
    }
    if (++i >= text.size()) return {};
    if (text[i] == '%') {
      out += '%';
      continue;
    }
    Datum value;
    if (text[i] == '(') {
      const std::size_t end = text.find(')', i);
      if (end == std::string::npos || body == nullptr || body->kind != BodyKind::dict) return {};
      value = item_of(values, Datum::string(text.substr(i + 1, end - i - 1)));
      i = end + 1;
    } else if (next < items.size()) {
      value = items[next++];
    }
    if (i >= text.size() || (text[i] != 's' && text[i] != 'd') || value.is(Kind::several)) return {};
    const std::optional<std::string> part = to_text(value);
    if (!part || (text[i] == 'd' && !value.is(Kind::integer))) return {};
    out += *part;
  }
  return out.size() > max_text ? Datum() : Datum::string(std::move(out));
}

}  // namespace djvet
