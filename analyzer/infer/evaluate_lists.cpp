// Lists that code makes row by row: of the rows themselves, or of tuples, dicts and objects that hold rows. Going through such
// a list is going through the rows again.
// SPDX-License-Identifier: MIT
#include <algorithm>

#include "analyzer/infer/evaluator.h"

namespace djvet {

using Kind = Value::Kind;

namespace {

constexpr int most_levels = 3;  // values within values
constexpr std::size_t most_parts = 32;

}  // namespace

/// A list whose elements are like this one: rows stay rows, what holds rows of a loop stays what it is, everything else is
/// unknown.
Value Evaluator::list_of(Value element) {
  Value list;
  list.depends = element.depends;
  if (!element.is(Kind::instance)) {
    const bool holds = (element.is(Kind::sequence) || element.is(Kind::object)) && row_in(element) != nullptr;
    return holds ? make(Sequence{Sequence::Shape::each, {element}, {}}, element.depends) : list;
  }
  const Instance& row = instances_[element.index];
  if (row.source == no_index || row.loop >= loops_.size()) return list;
  QuerySet rows;
  rows.model = row.model;
  rows.site = sources_[row.source].site;
  rows.evaluated = true;
  rows.bounded = loops_[row.loop].bounded;
  rows.source = row.source;
  rows.path = row.path;
  rows.relations = row.relations;
  rows.joins = row.joins && !row.path.empty();
  rows.back = row.known;
  return make(std::move(rows), Kind::queryset, element.depends);
}

/// The first row of a loop that a value holds; nothing when it holds none.
const Instance* Evaluator::row_in(Value value, int level) const {
  if (value.is(Kind::instance)) {
    const Instance& row = instances_[value.index];
    return row.source != no_index && row.loop < loops_.size() ? &row : nullptr;
  }
  if (level >= most_levels) return nullptr;
  const auto first_of = [&](const auto& values, const auto& value_of_part) -> const Instance* {
    if (values.size() > most_parts) return nullptr;
    for (const auto& part : values)
      if (const Instance* row = row_in(value_of_part(part), level + 1); row != nullptr) return row;
    return nullptr;
  };
  if (value.is(Kind::sequence)) {
    const Sequence& sequence = sequences_[value.index];
    const bool fixed = sequence.shape == Sequence::Shape::tuple ||
                       (sequence.shape == Sequence::Shape::dict && sequence.keys.size() == sequence.parts.size());
    return fixed ? first_of(sequence.parts, [](Value part) { return part; }) : nullptr;
  }
  if (value.is(Kind::object))
    return first_of(objects_[value.index].attributes, [](const auto& attribute) { return attribute.second; });
  return nullptr;
}

/// A value that an earlier loop made, as another loop over the same rows goes through it.
Value Evaluator::gone_through_by(Value value, std::uint32_t loop, int level) {
  value.depends = loops_[loop].bit;
  const auto is_over = [&](std::uint32_t earlier) { return earlier != no_index && !is_open(earlier); };
  switch (value.kind) {
    case Kind::instance: {
      Instance row = instances_[value.index];
      if (is_over(row.loop)) {
        row.loop = loop;
        row.passes.push_back(loop);
      }
      return make(std::move(row), value.depends);
    }
    case Kind::queryset:
    case Kind::manager: {
      QuerySet rows = querysets_[value.index];
      if (is_over(rows.loop)) {
        rows.loop = loop;
        rows.passes = open_passes();
      }
      if (is_over(rows.owner_loop)) rows.owner_loop = loop;
      return make(std::move(rows), value.kind, value.depends);
    }
    case Kind::sequence: {
      if (level >= most_levels) return {Kind::unknown, 0, value.depends};
      Sequence sequence = sequences_[value.index];
      for (Value& part : sequence.parts) part = gone_through_by(part, loop, level + 1);
      return make(std::move(sequence), value.depends);
    }
    case Kind::object: {
      if (level >= most_levels) return {Kind::unknown, 0, value.depends};
      Object object = objects_[value.index];
      for (auto& attribute : object.attributes) attribute.second = gone_through_by(attribute.second, loop, level + 1);
      return make(std::move(object), value.depends);
    }
    default: return value;
  }
}

}  // namespace djvet
