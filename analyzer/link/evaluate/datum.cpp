// Making and joining values and bodies.
// SPDX-License-Identifier: MIT
#include "analyzer/link/evaluate/datum.h"

#include <algorithm>

namespace djvet {
namespace {

constexpr std::size_t max_alternatives = 16;
constexpr std::size_t max_bodies = 12;
constexpr std::size_t max_shared = 512;  // items of a body that is compared with another

bool same_all(const std::vector<Datum>& a, const std::vector<Datum>& b) {
  return std::ranges::equal(a, b, [](const Datum& x, const Datum& y) { return same(x, y); });
}

/// What both lists hold, in order: the longest common subsequence. With `keys`, of their dicts.
ObjectBody shared_part(const ObjectBody& a, const ObjectBody& b) {
  ObjectBody out;
  out.kind = a.kind;
  out.open = true;
  const std::size_t rows = a.items.size();
  const std::size_t columns = b.items.size();
  if (a.kind != b.kind || rows > max_shared || columns > max_shared) return out;
  const auto equal = [&](std::size_t i, std::size_t j) {
    return same(a.items[i], b.items[j]) && (a.keys.empty() || same(a.keys[i], b.keys[j]));
  };
  std::vector<std::uint16_t> length((rows + 1) * (columns + 1), 0);
  const auto at = [&](std::size_t i, std::size_t j) -> std::uint16_t& { return length[i * (columns + 1) + j]; };
  for (std::size_t i = rows; i-- > 0;)
    for (std::size_t j = columns; j-- > 0;)
      at(i, j) = equal(i, j) ? static_cast<std::uint16_t>(at(i + 1, j + 1) + 1) : std::max(at(i + 1, j), at(i, j + 1));
  for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
    if (equal(i, j)) {
      out.items.push_back(a.items[i]);
      if (!a.keys.empty()) out.keys.push_back(a.keys[i]);
      ++i, ++j;
    } else if (at(i + 1, j) >= at(i, j + 1)) {
      ++i;
    } else {
      ++j;
    }
  }
  return out;
}

}  // namespace

Datum Datum::of(Kind kind) {
  Datum out;
  out.kind = kind;
  return out;
}

Datum Datum::boolean(bool value) {
  Datum out = of(Kind::boolean);
  out.number = value ? 1 : 0;
  return out;
}

Datum Datum::integer(std::int64_t value) {
  Datum out = of(Kind::integer);
  out.number = value;
  return out;
}

Datum Datum::string(std::string text) {
  Datum out = of(Kind::text);
  out.text = std::move(text);
  return out;
}

Datum Datum::path(std::string text) {
  Datum out = of(Kind::path);
  out.text = std::move(text);
  return out;
}

Datum Datum::external(std::string dotted) {
  Datum out = of(Kind::external);
  out.text = std::move(dotted);
  return out;
}

Datum Datum::object(std::uint32_t id) {
  Datum out = of(Kind::object);
  out.id = id;
  return out;
}

Datum Datum::environment(const Datum& fallback, std::string variable) {
  Datum out = of(Kind::several);
  out.open = true;
  out.among = std::make_shared<const std::vector<Datum>>(alternatives(fallback));
  out.text = std::move(variable);
  return out;
}

Datum Datum::either_way(bool likelier) { return either(boolean(likelier), boolean(!likelier)); }

bool same(const Datum& a, const Datum& b) {
  if (a.kind != b.kind || a.open != b.open) return false;
  switch (a.kind) {
    case Datum::Kind::unknown:
    case Datum::Kind::absent:
    case Datum::Kind::none: return true;
    case Datum::Kind::boolean: return a.number == b.number;
    case Datum::Kind::integer: return a.number == b.number && (!a.open || same_all(*a.among, *b.among));
    case Datum::Kind::floating: return !(a.real < b.real) && !(b.real < a.real);
    case Datum::Kind::text:
    case Datum::Kind::path:
    case Datum::Kind::external: return a.text == b.text;
    case Datum::Kind::object: return a.id == b.id;
    case Datum::Kind::module: return a.file == b.file && a.text == b.text;
    case Datum::Kind::function:
    case Datum::Kind::cls: return a.file == b.file && a.id == b.id && a.frame == b.frame;
    case Datum::Kind::method: return a.text == b.text && same_all(*a.among, *b.among);
    case Datum::Kind::several: return same_all(*a.among, *b.among);
  }
  return false;
}

std::vector<Datum> alternatives(const Datum& value) {
  if (value.is(Datum::Kind::several)) return *value.among;
  if (value.is(Datum::Kind::unknown)) return {};
  return {value};
}

bool is_open(const Datum& value) {
  return value.is(Datum::Kind::unknown) || (value.is(Datum::Kind::several) && value.open);
}

Datum either(const Datum& a, const Datum& b) {
  if (same(a, b)) return a;
  std::vector<Datum> all = alternatives(a);
  for (Datum& each : alternatives(b))
    if (std::ranges::none_of(all, [&](const Datum& other) { return same(each, other); }))
      all.push_back(std::move(each));
  const bool open = is_open(a) || is_open(b);
  if (all.size() > max_alternatives || (all.empty() && !(a.is(Datum::Kind::several) && b.is(Datum::Kind::several))))
    return {};
  if (all.size() == 1 && !open) return all[0];
  Datum out = Datum::of(Datum::Kind::several);
  out.open = open;
  out.among = std::make_shared<const std::vector<Datum>>(std::move(all));
  if (a.is(Datum::Kind::several) && (!b.is(Datum::Kind::several) || a.text == b.text)) out.text = a.text;
  else if (b.is(Datum::Kind::several) && !a.is(Datum::Kind::several)) out.text = b.text;
  out.origin = a.origin;
  return out;
}

Datum closed_boolean(const Datum& value) {
  if (!is_open(value)) return value;
  Datum out = Datum::either_way();
  const std::vector<Datum> all = alternatives(value);
  for (auto each = all.rbegin(); each != all.rend(); ++each) out = either(*each, out);
  return out;
}

Datum bound(const Datum& value) {
  if (value.is(Datum::Kind::absent)) return {};
  if (!value.is(Datum::Kind::several)) return value;
  std::vector<Datum> all = *value.among;
  if (std::erase_if(all, [](const Datum& each) { return each.is(Datum::Kind::absent); }) == 0) return value;
  if (all.size() == 1 && !value.open) return all[0];
  Datum out = value;
  out.among = std::make_shared<const std::vector<Datum>>(std::move(all));
  return out;
}

bool same(const ObjectBody& a, const ObjectBody& b) {
  return a.kind == b.kind && a.open == b.open && a.callee == b.callee && same_all(a.items, b.items) &&
         same_all(a.keys, b.keys) && a.made == b.made &&
         std::ranges::equal(a.attributes, b.attributes, [](const auto& x, const auto& y) {
           return x.first == y.first && same(x.second, y.second);
         });
}

void add_body(Bodies& bodies, ObjectBody body) {
  if (std::ranges::none_of(bodies, [&](const ObjectBody& each) { return same(each, body); }))
    bodies.push_back(std::move(body));
}

void limit(Bodies& bodies) {
  if (bodies.size() <= max_bodies) return;
  ObjectBody all = bodies[0];
  for (std::size_t i = 1; i < bodies.size(); ++i) all = shared_part(all, bodies[i]);
  const bool comparable = std::ranges::all_of(bodies, [&](const ObjectBody& body) {
    return body.kind == bodies[0].kind && body.kind != ObjectBody::Kind::instance;
  });
  bodies.clear();
  if (comparable) bodies.push_back(std::move(all));
}

}  // namespace djvet
