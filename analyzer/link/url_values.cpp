// Merging keeps the order of the first branch and appends what only later ones have.
// SPDX-License-Identifier: MIT
#include "analyzer/link/url_values.h"

#include <algorithm>

namespace djvet {
namespace {

using Kind = UrlValue::Kind;

bool same_symbol(const Symbol& a, const Symbol& b) {
  return a.kind == b.kind && a.file == b.file && a.scope == b.scope && a.node == b.node && a.cls == b.cls &&
         a.external == b.external;
}

bool same(const UrlValue& a, const UrlValue& b) {
  if (a.kind != b.kind) return false;
  switch (a.kind) {
    case Kind::none:
    case Kind::decorator: return true;
    case Kind::text: return a.text == b.text;
    case Kind::entry:
    case Kind::router: return a.index == b.index;
    case Kind::include: return a.list == b.list && a.text == b.text && a.space == b.space && a.app_name == b.app_name;
    case Kind::symbol:
    case Kind::view:
    case Kind::instance: return same_symbol(a.symbol, b.symbol) && a.actions == b.actions;
    default: return false;
  }
}

bool contains(const std::vector<UrlValue>& elements, const UrlValue& wanted) {
  return std::ranges::any_of(elements, [&](const UrlValue& element) { return same(element, wanted); });
}

/// Whether two lists are equal, element by element: the usual case, told without comparing all pairs.
bool equal(const UrlValue& a, const UrlValue& b) {
  return a.elements.size() == b.elements.size() &&
         std::ranges::equal(a.elements, b.elements, [](const UrlValue& left, const UrlValue& right) {
           return same(left, right) && left.conditional == right.conditional;
         });
}

UrlValue sometimes(UrlValue sequence) {
  for (UrlValue& element : sequence.elements) element.conditional = true;
  sequence.known = false;
  return sequence;
}

}  // namespace

UrlValue* UrlEnvironment::find(std::string_view name) {
  for (auto& [key, value] : values_)
    if (key == name) return &value;
  return nullptr;
}

void UrlEnvironment::set(std::string_view name, UrlValue value) {
  if (UrlValue* there = find(name)) *there = std::move(value);
  else values_.emplace_back(name, std::move(value));
}

const UrlValue* UrlEnvironment::by_origin(NodeId expression) const {
  for (const auto& [name, value] : values_)
    if (value.origin == expression) return &value;
  return nullptr;
}

UrlValue either(const UrlValue& a, const UrlValue& b) {
  if (same(a, b)) return a;
  const bool left = a.is(Kind::sequence);
  const bool right = b.is(Kind::sequence);
  if (!left && !right) return {};
  if (!left || !right) return sometimes(left ? a : b);
  UrlValue out = a;
  out.known = a.known && b.known;
  if (equal(a, b)) return out;
  for (UrlValue& element : out.elements) {
    const auto certain = [&](const UrlValue& other) { return same(other, element) && !other.conditional; };
    element.conditional = element.conditional || !std::ranges::any_of(b.elements, certain);
  }
  for (const UrlValue& element : b.elements) {
    if (contains(a.elements, element)) continue;
    out.elements.push_back(element);
    out.elements.back().conditional = true;
  }
  return out;
}

UrlEnvironment either(std::vector<UrlEnvironment> ends) {
  UrlEnvironment merged = std::move(ends[0]);
  for (std::size_t i = 1; i < ends.size(); ++i) {
    for (auto& [name, value] : merged.all()) {
      const UrlValue* there = ends[i].find(name);
      const NodeId origin = value.origin;
      value = there == nullptr ? either(value, UrlValue()) : either(value, *there);
      value.origin = origin;
    }
    for (auto& [name, value] : ends[i].all()) {
      if (merged.find(name) != nullptr) continue;
      UrlValue there = either(value, UrlValue());
      there.origin = value.origin;
      merged.set(name, std::move(there));
    }
  }
  return merged;
}

void repeat(UrlEnvironment& after, UrlEnvironment& before) {
  for (auto& [name, value] : after.all()) {
    const UrlValue* there = before.find(name);
    if (value.is(Kind::sequence) && (there == nullptr || !equal(value, *there))) value.known = false;
  }
}

}  // namespace djvet
