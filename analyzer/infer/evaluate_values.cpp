// Making and joining values.
// SPDX-License-Identifier: MIT
#include <algorithm>

#include "analyzer/infer/evaluator.h"

namespace djvet {

using Kind = Value::Kind;

const Value* Environment::find(TextId name) const {
  const auto entry = std::ranges::lower_bound(entries, name, {}, &Entry::name);
  return entry != entries.end() && entry->name == name ? &entry->value : nullptr;
}

void Environment::set(TextId name, Value value) {
  const auto entry = std::ranges::lower_bound(entries, name, {}, &Entry::name);
  if (entry != entries.end() && entry->name == name) entry->value = value;
  else entries.insert(entry, {name, value});
}

namespace {

template <class Table, class Item>
Value append(Table& table, Item item, Kind kind, std::uint32_t depends) {
  table.push_back(std::move(item));
  return {kind, static_cast<std::uint32_t>(table.size() - 1), depends};
}

}  // namespace

Value Evaluator::make(Instance instance, std::uint32_t depends) {
  return append(instances_, std::move(instance), Kind::instance, depends);
}

Value Evaluator::make(QuerySet queryset, Kind kind, std::uint32_t depends) {
  if (costs_ != nullptr) queryset.passes = open_passes();
  return append(querysets_, std::move(queryset), kind, depends);
}

Value Evaluator::make(Sequence sequence, std::uint32_t depends) {
  return append(sequences_, std::move(sequence), Kind::sequence, depends);
}

Value Evaluator::make(Function function, std::uint32_t depends) {
  return append(functions_, std::move(function), Kind::function, depends);
}

Value Evaluator::make(Object object, std::uint32_t depends) {
  return append(objects_, std::move(object), Kind::object, depends);
}

Value Evaluator::make_text(std::string_view text) { return append(texts_, text, Kind::text, 0); }

/// A text that djvet makes, as one that a file holds.
std::string_view Evaluator::keep_text(std::string text) { return *kept_.insert(std::move(text)).first; }

/// `if active: rows = rows.filter(...)` makes some rows of what `rows` was before, which is where they all are made.
void Evaluator::join_sites(QuerySet& joined, const QuerySet& other) {
  const Site root = joined.root.node != 0 ? joined.root : joined.site;
  const bool one_root = root == (other.root.node != 0 ? other.root : other.site);
  if (joined.site != other.site)
    joined.site = one_root && root.file == joined.site.file && root.file == other.site.file ? root : Site{};
  if (joined.root != other.root) joined.root = {};
}

Value Evaluator::join_querysets(Value left, Value right, std::uint32_t depends) {
  QuerySet joined = querysets_[left.index];
  QuerySet other = querysets_[right.index];
  if (joined.nothing != other.nothing)  // what happens without rows is the rare path
    return {Kind::queryset, joined.nothing ? right.index : left.index, depends};
  if ((joined.source == no_index) != (other.source == no_index)) {
    // All related rows on one branch, some of them on the other: no longer what a prefetch answers.
    QuerySet& related = joined.source == no_index ? other : joined;
    if (!related.pristine) return {Kind::unknown, 0, depends};
    const Source& source = sources_[related.source];
    related.loads.opaque = related.loads.opaque || !source.loads.empty() || loaded(related.source, related.path);
    related.pristine = false;
    related.source = no_index;
    joined.path.clear();
    joined.relations.clear();
    other.path.clear();
  }
  if (joined.model != other.model || joined.values != other.values || joined.source != other.source ||
      joined.path != other.path) {
    Value unknown;
    unknown.depends = depends;
    return unknown;
  }
  joined.loads_differ = joined.loads_differ || other.loads_differ || joined.loads.selected != other.loads.selected ||
                        joined.loads.prefetched != other.loads.prefetched;
  joined.loads.merge(other.loads);
  for (const std::string_view name : other.names)
    if (std::ranges::find(joined.names, name) == joined.names.end()) joined.names.push_back(name);
  joined.names_open = joined.names_open || other.names_open;
  joined.sliced = joined.sliced && other.sliced;
  join_sites(joined, other);
  if (joined.cls != other.cls) joined.cls = {};
  if (joined.rows != other.rows) joined.rows = no_index;
  joined.streams = joined.streams || other.streams;
  joined.row_filtered = joined.row_filtered || other.row_filtered;
  joined.locks = joined.locks || other.locks;
  joined.evaluated = joined.evaluated && other.evaluated;
  joined.pristine = joined.pristine && other.pristine;
  joined.bounded = joined.bounded || other.bounded;
  joined.fetched = joined.fetched && other.fetched;
  std::vector<std::uint32_t> passes = joined.passes.size() <= other.passes.size() ? joined.passes : other.passes;
  const Value value = make(std::move(joined), Kind::queryset, depends);
  querysets_[value.index].passes = std::move(passes);
  return value;
}

/// An empty list or dict may have been filled on the other branch; what is alike is joined part by part.
Value Evaluator::join_sequences(Value left, Value right, std::uint32_t depends) {
  constexpr std::size_t most_parts = 64;
  constexpr int most_levels = 3;
  Sequence joined = sequences_[left.index];
  const Sequence other = sequences_[right.index];
  if (joined.parts.empty() || other.parts.empty())
    return {Kind::sequence, joined.parts.empty() ? right.index : left.index, depends};
  const auto is_keyed = [](const Sequence& one) {
    return one.shape == Sequence::Shape::dict && one.keys.size() == one.parts.size();
  };
  if (is_keyed(joined) && is_keyed(other) && joined.keys != other.keys && joining_ < most_levels)
    return join_dicts(std::move(joined), other, depends);
  if (joined.shape != other.shape || joined.keys != other.keys || joined.parts.size() != other.parts.size() ||
      joined.parts.size() > most_parts || joining_ >= most_levels)
    return {Kind::unknown, 0, depends};
  ++joining_;
  for (std::size_t i = 0; i < joined.parts.size(); ++i) joined.parts[i] = join(joined.parts[i], other.parts[i]);
  --joining_;
  return make(std::move(joined), depends);
}

/// A key that only one branch sets is what that branch made it, like a name.
Value Evaluator::join_dicts(Sequence joined, const Sequence& other, std::uint32_t depends) {
  constexpr std::size_t most_keys = 128;
  if (joined.keys.size() + other.keys.size() > most_keys) return {Kind::unknown, 0, depends};
  ++joining_;
  for (std::size_t i = 0; i < other.keys.size(); ++i) {
    const auto at = static_cast<std::size_t>(std::ranges::find(joined.keys, other.keys[i]) - joined.keys.begin());
    if (at < joined.keys.size()) {
      joined.parts[at] = join(joined.parts[at], other.parts[i]);
      continue;
    }
    joined.keys.push_back(other.keys[i]);
    joined.parts.push_back(other.parts[i]);
  }
  --joining_;
  return make(std::move(joined), depends);
}

/// Objects that were made alike on both branches: what is the same on both is kept.
Value Evaluator::join_objects(Value left, Value right, std::uint32_t depends) {
  constexpr int most_levels = 3;
  Object joined = objects_[left.index];
  const Object other = objects_[right.index];
  const auto same_name = [](const auto& one, const auto& another) { return one.first == another.first; };
  if (joined.cls != other.cls || joined.constructed != other.constructed || joining_ >= most_levels ||
      !std::ranges::equal(joined.attributes, other.attributes, same_name))
    return {Kind::unknown, 0, depends};
  ++joining_;
  for (std::size_t i = 0; i < joined.attributes.size(); ++i)
    joined.attributes[i].second = join(joined.attributes[i].second, other.attributes[i].second);
  --joining_;
  return make(std::move(joined), depends);
}

/// What a name may be behind two branches.
Value Evaluator::join(Value left, Value right) {
  const std::uint32_t depends = left.depends | right.depends;
  Value unknown;
  unknown.depends = depends;
  if (left.is(Kind::none)) std::swap(left, right);
  const bool empty_list = right.is(Kind::sequence) && left.is(Kind::queryset) && sequences_[right.index].parts.empty();
  if (right.is(Kind::none) || empty_list || (left.kind == right.kind && left.index == right.index)) {
    left.depends = depends;
    return left;
  }
  if (left.is(Kind::sequence) && right.is(Kind::queryset) && sequences_[left.index].parts.empty()) {
    right.depends = depends;
    return right;
  }
  if (left.kind != right.kind) return unknown;
  if (left.is(Kind::sequence)) return join_sequences(left, right, depends);
  if (left.is(Kind::queryset)) return join_querysets(left, right, depends);
  if (left.is(Kind::object)) return join_objects(left, right, depends);
  if (left.is(Kind::instance)) {
    const Instance& one = instances_[left.index];
    const Instance& other = instances_[right.index];
    if (one.model == other.model && one.source == other.source && one.path == other.path && one.loop == other.loop) {
      left.depends = depends;
      return left;
    }
  }
  if (left.is(Kind::text) && texts_[left.index] == texts_[right.index]) return left;
  return unknown;
}

/// A name that only one branch binds may be unbound on the other: it is what the branch made it.
Environment Evaluator::join(const Environment& left, const Environment& right) {
  Environment joined;
  joined.entries.reserve(left.entries.size() + right.entries.size());
  auto a = left.entries.begin();
  auto b = right.entries.begin();
  while (a != left.entries.end() || b != right.entries.end()) {
    if (b == right.entries.end() || (a != left.entries.end() && a->name < b->name)) joined.entries.push_back(*a++);
    else if (a == left.entries.end() || b->name < a->name) joined.entries.push_back(*b++);
    else {
      joined.entries.push_back({a->name, join(a->value, b->value)});
      ++a;
      ++b;
    }
  }
  return joined;
}

/// A remembered value as another run of the code gives it: a queryset whose rows nobody has gone through.
Value Evaluator::fresh(Value value) {
  if (!value.is(Kind::queryset)) return value;
  if (querysets_[value.index].rows == no_index && !querysets_[value.index].fetched) return value;
  QuerySet again = querysets_[value.index];
  again.rows = no_index;
  again.fetched = false;
  return make(std::move(again), Kind::queryset, value.depends);
}

/// Whether a condition holds, where it can be known. A row or text that may also be None (see join) counts as one that is
/// there: what happens without it is the rare path.
std::optional<bool> Evaluator::truth(Value value) const {
  if (value.is(Kind::boolean)) return value.index != 0;
  if (value.is(Kind::none)) return false;
  if (value.is(Kind::text)) return !texts_[value.index].empty();
  if (value.is(Kind::instance) && (instances_[value.index].path.empty() || instances_[value.index].required))
    return true;
  return std::nullopt;
}

/// A place of the project: of a description, the one that it runs for; of a template, what is evaluated there.
Site Evaluator::here(NodeId node) const {
  if (frame_.described) return frame_.stands_for;
  return {frame_.file, frame_.page != nullptr ? frame_.at : node};
}

/// The statement of a class.
Site Evaluator::class_site(ClassId cls) const {
  const Class& own = model_.cls(cls);
  return {own.file, model_.facts(own.file).scopes()[own.scope].node};
}

/// Where a queryset is made of another one: nobody can edit a framework, and few want to in a template.
Site Evaluator::made(NodeId call, Site before) const {
  return before.node != 0 && (frame_.described || frame_.page != nullptr) ? before : here(call);
}

const Frame& Evaluator::frame_at(std::size_t depth) const { return depth < callers_.size() ? callers_[depth] : frame_; }

void Evaluator::gap(NodeId site, std::string_view reason) {
  note_unknown(site, reason);
  if (silent_ == 0 && (site != 0 || frame_.page != nullptr) && around_.is_judged(frame_.file))
    gaps_.push_back({here(site), std::string(reason)});
}

}  // namespace djvet
