// Calls that need not be followed again: what they gave an earlier time, by the function and by what it is given.
//
// A call is described by its signature: constants, managers and functions by their content, rows and objects by their model
// or class. What is kept holds for every later call of that signature, in whatever code; what points into tables of this
// evaluator is kept as long as those.
// SPDX-License-Identifier: MIT
#include <algorithm>

#include "analyzer/infer/evaluator.h"

namespace djvet {

using Kind = Value::Kind;

namespace {

constexpr std::uint32_t max_frames_without_rows = 4;  // calls that are followed for what they return
constexpr int most_levels = 2;                        // of values within values

void append_number(std::string& key, std::uint32_t number) {
  for (; number >= 128; number >>= 7U) key += static_cast<char>(number | 128U);
  key += static_cast<char>(number);
}

void append_text(std::string& key, std::string_view text) {
  append_number(key, static_cast<std::uint32_t>(text.size()));
  key += text;
}

void append_symbol(std::string& key, const Symbol& symbol) {
  for (const std::uint32_t number :
       {static_cast<std::uint32_t>(symbol.kind), symbol.file.value, symbol.scope, symbol.node, symbol.cls.value})
    append_number(key, number);
  append_text(key, symbol.external);
}

/// A manager of a model, as its class has it: all rows, with nothing loaded.
bool is_plain(const QuerySet& manager) {
  return manager.source == no_index && manager.loop == no_index && manager.asked_loop == no_index &&
         manager.rows == no_index && manager.loads.empty() && manager.names.empty() && !manager.names_open &&
         !manager.evaluated && !manager.bounded && !manager.values && !manager.locks && !manager.row_filtered &&
         !manager.streams && !manager.sliced && !manager.loads_differ && !manager.fetched;
}

bool is_in_table(Value value) {
  return !value.is(Kind::unknown) && !value.is(Kind::none) && !value.is(Kind::boolean) && !value.is(Kind::model_class);
}

}  // namespace

/// Drops what is remembered of earlier entries, with the tables that it points into, when they have grown large.
void Evaluator::forget() {
  constexpr std::size_t most_values = 10'000;
  if (instances_.size() + querysets_.size() + sequences_.size() + functions_.size() + objects_.size() < most_values)
    return;
  std::erase_if(outcomes_, [](const auto& one) { return !one.second.lasting || is_in_table(one.second.value); });
  names_.clear();
  resolved_.clear();
  constants_.clear();
  managed_.clear();
  initialized_.clear();
  sources_.clear();
  instances_.clear();
  querysets_.clear();
  sequences_.clear();
  symbols_.clear();
  functions_.clear();
  objects_.clear();
  parents_.clear();
  texts_.clear();
  kept_.clear();
}

/// What a call's outcome can depend on.
enum class Evaluator::Given : std::uint8_t {
  constants,  // constants and values that aren't known: the same result every time
  bare,       // besides, single rows with nothing loaded, and objects nothing is known of: the same costs every time
  rows,       // rows of loops, querysets, objects that hold them
};

Evaluator::Given Evaluator::given(Value value, int depth) const {
  if (depends_on_rows(value.depends)) return Given::rows;
  switch (value.kind) {
    case Kind::unknown:
    case Kind::none:
    case Kind::text:
    case Kind::getter:
    case Kind::boolean:
    case Kind::symbol:
    case Kind::model_class: return Given::constants;
    case Kind::manager: return is_plain(querysets_[value.index]) ? Given::constants : Given::rows;
    case Kind::function: {
      const Function& function = functions_[value.index];
      if (function.closure != nullptr || depth >= most_levels) return Given::rows;
      return function.bound ? given(function.self, depth + 1) : Given::constants;
    }
    case Kind::sequence: {
      if (depth >= most_levels) return Given::rows;
      Given most = Given::constants;
      for (const Value part : sequences_[value.index].parts) most = std::max(most, given(part, depth + 1));
      return most;
    }
    case Kind::object: {
      Given most = Given::bare;
      if (depth >= most_levels) return Given::rows;
      for (const auto& attribute : objects_[value.index].attributes)
        most = std::max(most, given(attribute.second, depth + 1));
      return most;
    }
    case Kind::instance: {
      const Instance& row = instances_[value.index];
      if (row.source == no_index) return Given::bare;
      return row.loop == no_index && sources_[row.source].loads.empty() ? Given::bare : Given::rows;
    }
    default: return Given::rows;
  }
}

/// Whether nothing in a value comes from a row or an object.
bool Evaluator::stands_alone(Value value) const {
  if (value.is(Kind::queryset)) {
    const QuerySet& queryset = querysets_[value.index];
    return queryset.source == no_index && queryset.loop == no_index && queryset.asked_loop == no_index &&
           !queryset.row_filtered && value.depends == 0;
  }
  return value.is(Kind::unknown) || given(value) == Given::constants;
}

bool Evaluator::depends_on_rows(std::uint32_t depends) const {
  return depends != 0 && std::ranges::any_of(loops_, [&](const Loop& loop) {
           return loop.open && loop.over_rows && (loop.bit & depends) != 0;
         });
}

/// A value that is known by its place in a table alone.
void Evaluator::append_index(Signature& signature, std::uint32_t index) {
  append_number(signature.key, index);
  signature.lasting = false;
}

/// A row by its model and where it comes from: its loads decide what reading it costs.
void Evaluator::append_row(Signature& signature, const Instance& row) const {
  append_number(signature.key, row.model.value);
  const bool caller = row.source != no_index && sources_[row.source].from_caller;
  if (row.source == no_index || caller || sources_[row.source].loads.empty()) {
    signature.key += row.source == no_index ? 'n' : caller ? 'c' : 's';
    return;
  }
  append_text(signature.key, row.path);
  append_index(signature, row.source);
}

void Evaluator::append_signature(Signature& signature, Value value, int depth) const {
  append_number(signature.key, static_cast<std::uint32_t>(value.kind));
  switch (value.kind) {
    case Kind::unknown:
    case Kind::none: return;
    case Kind::getter:
    case Kind::text: return append_text(signature.key, texts_[value.index]);
    case Kind::symbol: return append_symbol(signature.key, symbols_[value.index]);
    case Kind::instance: return append_row(signature, instances_[value.index]);
    case Kind::manager: {
      const QuerySet& manager = querysets_[value.index];
      if (!is_plain(manager)) return append_index(signature, value.index);
      signature.key += 'p';
      for (const std::uint32_t number : {manager.model.value, manager.cls.value, manager.manager.value,
                                         manager.site.file.value, manager.site.node, std::uint32_t{manager.nothing}})
        append_number(signature.key, number);
      return;
    }
    case Kind::function: {
      const Function& function = functions_[value.index];
      if (function.closure != nullptr || depth >= most_levels) return append_index(signature, value.index);
      signature.key += 'p';
      for (const std::uint32_t number : {function.file.value, function.scope, function.lambda, function.owner.value,
                                         std::uint32_t{function.bound}, std::uint32_t{function.bare}})
        append_number(signature.key, number);
      return append_signature(signature, function.self, depth + 1);
    }
    case Kind::sequence: {
      const Sequence& sequence = sequences_[value.index];
      if (depth >= most_levels) return append_index(signature, value.index);
      signature.key += 'p';
      append_number(signature.key, static_cast<std::uint32_t>(sequence.shape));
      append_number(signature.key, static_cast<std::uint32_t>(sequence.keys.size()));
      for (const std::string_view name : sequence.keys) append_text(signature.key, name);
      append_number(signature.key, static_cast<std::uint32_t>(sequence.parts.size()));
      for (const Value part : sequence.parts) append_signature(signature, part, depth + 1);
      return;
    }
    case Kind::object: {
      const Object& object = objects_[value.index];
      append_number(signature.key, object.cls.value);
      if (depth >= most_levels && !object.attributes.empty()) return append_index(signature, value.index);
      for (const auto& [name, attribute] : object.attributes) {
        append_text(signature.key, name);
        append_signature(signature, attribute, depth + 1);
      }
      return;
    }
    case Kind::boolean:
    case Kind::model_class: return append_number(signature.key, value.index);
    case Kind::queryset:
    case Kind::parent: return append_index(signature, value.index);
  }
}

/// The function and what it is given: constants by value, rows and objects by their model or class.
Evaluator::Signature Evaluator::signature_of(const Function& function, const Arguments& arguments) const {
  Signature signature;
  append_number(signature.key, function.file.value);
  append_number(signature.key, function.scope);
  signature.key += function.bare ? 'b' : '-';
  append_signature(signature, function.self, 0);
  signature.key += arguments.open ? '*' : '.';
  for (const Value value : arguments.positional) append_signature(signature, value, 0);
  for (const Arguments::Keyword& keyword : arguments.keywords) {
    append_text(signature.key, keyword.name);
    append_signature(signature, keyword.value, 0);
  }
  return signature;
}

/// What an earlier call of this signature gave, if that holds for a call that is given as much as this one.
const Evaluator::Outcome* Evaluator::outcome_of(const std::string& key, Given most) const {
  const auto known = outcomes_.find(key);
  if (known == outcomes_.end() || (most == Given::rows && !known->second.inert())) return nullptr;
  const auto is_over_rows = [](const Loop& loop) { return loop.open && loop.over_rows; };
  return known->second.writes && std::ranges::any_of(loops_, is_over_rows) ? nullptr : &known->second;
}

/// A call whose result is known from an earlier one is not followed again; nor is one like an earlier one that touched no
/// row, queryset or object, or that was given nothing but bare rows and gave nothing of them back. What leaned on the calls
/// around it holds for as many of them only; what leaned on one of them, for no other call.
Value Evaluator::call_followed(const Function& function, const Arguments& arguments, NodeId call) {
  if (costs_ != nullptr) return enter(function, arguments, call);
  Given most = depends_on_rows(arguments.depends) ? Given::rows : given(function.self);
  for (const Value value : arguments.positional) most = std::max(most, given(value));
  for (const Arguments::Keyword& keyword : arguments.keywords) most = std::max(most, given(keyword.value));
  Value unknown;
  unknown.depends = arguments.depends | function.self.depends;
  const Signature signature = signature_of(function, arguments);
  std::string placed_key = signature.key;
  append_number(placed_key, static_cast<std::uint32_t>(frames_of_project()));
  if (most != Given::rows) append_number(placed_key, frames_without_rows_);
  const Outcome* known = outcome_of(signature.key, most);
  if (known == nullptr && (known = outcome_of(placed_key, most)) != nullptr) leaning_.placed = true;
  if (known != nullptr) {
    if (known->touched) ++touched_;
    Value again = fresh(known->value);
    again.depends = unknown.depends;
    return again;
  }
  if (most != Given::rows && frames_without_rows_ >= max_frames_without_rows) {
    leaning_.placed = true;
    return unknown;
  }
  const std::uint32_t touched = touched_;
  const std::uint32_t suppressed = suppressed_;
  const std::uint32_t written = written_;
  const std::uint32_t frames = std::exchange(frames_without_rows_, most == Given::rows ? 0 : frames_without_rows_ + 1);
  Value value;
  const Leaning leaning = leaning_of(callers_.size() + 1, [&] { value = enter(function, arguments, call); });
  frames_without_rows_ = frames;
  const Outcome outcome{value, touched != touched_, written != written_, signature.lasting};
  const bool said = suppressed == suppressed_;  // what it costs was recorded, or is nothing
  const bool same = outcome.inert() || (most == Given::constants && said) ||
                    (most == Given::bare && stands_alone(value) && silent_ == 0);
  if (same && !leaning.limited && !leaning.recursive())
    outcomes_.emplace(leaning.placed ? placed_key : signature.key, outcome);
  return value;
}

}  // namespace djvet
