// Calls: queryset methods, built-in functions that take iterables, and Django's shortcuts.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>

#include "analyzer/django/queryset_methods.h"
#include "analyzer/infer/evaluator.h"

namespace djvet {

using Kind = Value::Kind;

namespace {

constexpr std::array<std::string_view, 7> copies{"list", "tuple", "set", "frozenset", "sorted", "reversed", "iter"};
constexpr std::array<std::string_view, 6> consumers{"len", "bool", "any", "all", "sum", "next"};

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

/// filter(pk=...) has one row at most.
bool names_one_row(const FileFacts& facts, NodeId call) {
  return std::ranges::any_of(facts.children(call), [&](NodeId argument) {
    return facts.kind(argument) == NodeKind::keyword &&
           (facts.text_of(argument) == "pk" || facts.text_of(argument) == "id");
  });
}

}  // namespace

/// Evaluates every argument; returns the loops that any of them comes from.
std::uint32_t Evaluator::evaluate_arguments(NodeId call) {
  std::uint32_t depends = 0;
  bool callee = true;
  for (const NodeId child : facts_.children(call)) {
    if (!callee) depends |= evaluate(child).depends;
    callee = false;
  }
  return depends;
}

Value Evaluator::evaluate_call(NodeId call) {
  const NodeId callee = facts_.child(call, 0);
  if (callee == 0) return {};
  if (facts_.kind(callee) == NodeKind::attribute) return call_method(call, callee);
  if (facts_.kind(callee) != NodeKind::name) return evaluate_children(call);
  const TextId name = facts_.node(callee).text();
  if (const Value* local = environment_.find(name)) {
    if (local->is(Kind::model_class)) return call_class(ModelId(local->index), call);
    Value unknown;
    unknown.depends = evaluate_arguments(call);
    return unknown;
  }
  const Symbol symbol = model_.resolve_name(file_, scope_, facts_.text(name));
  if (symbol.kind == Symbol::Kind::cls && model_.cls(symbol.cls).model.valid())
    return call_class(model_.cls(symbol.cls).model, call);
  if (symbol.kind == Symbol::Kind::external && !symbol.external.starts_with("builtins."))
    return call_external(symbol.external, call);
  if (symbol.kind == Symbol::Kind::unknown || symbol.kind == Symbol::Kind::external)
    return call_builtin(facts_.text(name), call);
  Value unknown;
  unknown.depends = evaluate_arguments(call);
  return unknown;
}

Value Evaluator::call_class(ModelId model, NodeId call) {
  Instance instance;
  instance.model = model;
  return make(std::move(instance), evaluate_arguments(call));
}

Value Evaluator::call_method(NodeId call, NodeId callee) {
  const NodeId object = facts_.child(callee, 0);
  if (object == 0) return evaluate_children(call);
  const Value receiver = evaluate(object);
  if (receiver.is(Kind::queryset) || receiver.is(Kind::manager))
    return call_queryset(receiver, facts_.text_of(callee), call);
  if (receiver.is(Kind::symbol)) {
    const Symbol symbol = model_.resolve(file_, scope_, callee);
    if (symbol.kind == Symbol::Kind::cls && model_.cls(symbol.cls).model.valid())
      return call_class(model_.cls(symbol.cls).model, call);
    if (symbol.kind == Symbol::Kind::external) return call_external(symbol.external, call);
  }
  Value unknown;
  unknown.depends = receiver.depends | evaluate_arguments(call);
  return unknown;
}

Value Evaluator::call_queryset(Value receiver, std::string_view method, NodeId call) {
  QuerySet queryset = querysets_[receiver.index];
  const std::uint32_t from_arguments = evaluate_arguments(call);
  const std::uint32_t depends = receiver.depends | from_arguments;
  if (from_arguments != 0) queryset.row_filtered = true;
  const QuerySetEffect effect = queryset_effect(method);
  Value result;
  result.depends = depends;
  if (queryset.evaluated) {
    if (queryset.source != no_index && effect == QuerySetEffect::all) return receiver;
    return result;
  }
  const bool cached = queryset.pristine && queryset.source != no_index;
  switch (effect) {
    case QuerySetEffect::unknown: return result;
    case QuerySetEffect::write: return result;
    case QuerySetEffect::all:
      if (!cached) queryset.site = call;
      return make(std::move(queryset), Kind::queryset, depends);
    case QuerySetEffect::one:
      if (method == "get" && fetches_listed_key(queryset, call)) queryset.locks = true;
      if (!cached || method == "get" || !sources_[queryset.source].loads.covers(queryset.path))
        record_query(queryset, depends, call, method);
      return queryset.values ? result : single_row(queryset, depends);
    case QuerySetEffect::scalar:
      if (cached && answers_from_cache(method)) record_to_many(queryset, call);
      else record_query(queryset, depends, call, method);
      return result;
    default: break;
  }
  if (effect != QuerySetEffect::iterate) queryset.site = call;  // nothing can be chained to iterator()
  else queryset.streams = true;
  if (method == "distinct" && queryset.values) queryset.bounded = true;  // the kinds of rows there are
  if (method == "select_for_update") queryset.locks = true;
  queryset.pristine = false;
  queryset.source = no_index;
  if (method == "none" || (method == "filter" && names_one_row(facts_, call))) queryset.bounded = true;
  if (effect == QuerySetEffect::values) queryset.values = true;
  apply_loads(queryset, method, call);
  return make(std::move(queryset), Kind::queryset, depends);
}

/// A string constant, written here or named by a constant of the project.
/// `for pk in Book.objects.values_list("pk", flat=True): book = Book.objects.get(pk=pk)` takes rows one by one on purpose:
/// to lock them, or to hold one at a time.
bool Evaluator::fetches_listed_key(const QuerySet& queryset, NodeId call) const {
  return names_one_row(facts_, call) &&
         std::ranges::any_of(loops_, [&](const Loop& loop) { return loop.open && loop.listed == queryset.model; });
}

std::optional<std::string_view> Evaluator::constant_text(NodeId expression) {
  if (facts_.kind(expression) == NodeKind::string && !facts_.node(expression).has(flag_clipped))
    return facts_.text_of(expression);
  if (facts_.kind(expression) != NodeKind::name && facts_.kind(expression) != NodeKind::attribute) return std::nullopt;
  const Symbol symbol = model_.resolve(file_, scope_, expression);
  if (symbol.kind != Symbol::Kind::value || !symbol.file.valid()) return std::nullopt;
  const FileFacts& facts = model_.facts(symbol.file);
  if (facts.kind(symbol.node) != NodeKind::string) return std::nullopt;
  return facts.text_of(symbol.node);
}

void Evaluator::apply_loads(QuerySet& queryset, std::string_view method, NodeId call) {
  const bool select = method == "select_related";
  if (!select && method != "prefetch_related") return;
  Loads& loads = queryset.loads;
  bool any = false;
  bool callee = true;
  for (const NodeId argument : facts_.children(call)) {
    if (callee) {
      callee = false;
      continue;
    }
    any = true;
    if (facts_.kind(argument) == NodeKind::none_value) {
      (select ? loads.selected : loads.prefetched).clear();
      if (select) loads.bare_select = false;
    } else if (!select) {
      apply_prefetch(queryset, argument);
    } else if (const auto path = constant_text(argument)) {
      loads.selected.emplace_back(*path);
    } else {
      loads.opaque = true;
    }
  }
  if (select && !any) loads.bare_select = true;
}

void Evaluator::apply_prefetch(QuerySet& queryset, NodeId argument) {
  if (const auto path = constant_text(argument)) {
    queryset.loads.prefetched.emplace_back(*path);
    return;
  }
  const NodeId callee = facts_.kind(argument) == NodeKind::call ? facts_.child(argument, 0) : 0;
  if (callee != 0 && facts_.text_of(callee) == "Prefetch") apply_prefetch_object(queryset, argument);
  else queryset.loads.opaque = true;
}

/// Prefetch(lookup, queryset=None, to_attr=None): loads its lookup, and below it what its queryset loads.
void Evaluator::apply_prefetch_object(QuerySet& queryset, NodeId prefetch) {
  std::optional<std::string_view> lookup;
  std::optional<std::string_view> to_attr;
  NodeId inner = 0;
  std::size_t position = 0;
  for (const NodeId argument : facts_.children(prefetch)) {
    if (position++ == 0) continue;
    const bool named = facts_.kind(argument) == NodeKind::keyword;
    const std::string_view name = named ? facts_.text_of(argument) : std::string_view{};
    const NodeId value = named ? facts_.child(argument, 0) : argument;
    if (name == "to_attr" || (!named && position == 4)) to_attr = constant_text(value);
    else if (name == "queryset" || (!named && position == 3)) inner = value;
    else if (name == "lookup" || !named) lookup = constant_text(value);
  }
  if (!lookup) {
    queryset.loads.opaque = true;
    return;
  }
  std::string path(*lookup);
  if (to_attr) {
    const std::size_t cut = path.rfind("__");
    path = join_path(cut == path.npos ? std::string_view{} : std::string_view(path).substr(0, cut), *to_attr);
  }
  ModelId target;
  if (inner != 0) {
    const Value value = evaluate(inner);
    if (!value.is(Kind::queryset) && !value.is(Kind::manager)) {
      queryset.loads.opaque = true;
      return;
    }
    const QuerySet& rows = querysets_[value.index];
    target = rows.model;
    if (rows.loads.opaque || rows.loads.bare_select) queryset.loads.opaque = true;
    for (const std::string& below : rows.loads.selected) queryset.loads.prefetched.push_back(join_path(path, below));
    for (const std::string& below : rows.loads.prefetched) queryset.loads.prefetched.push_back(join_path(path, below));
    for (const LoadedList& list : rows.loads.lists)
      queryset.loads.lists.push_back({join_path(path, list.path), list.model});
  }
  queryset.loads.prefetched.push_back(path);
  if (to_attr) queryset.loads.lists.push_back({path, target});
}

Value Evaluator::call_with_lambda(NodeId lambda, Value iterable, NodeId call) {
  const Environment before = environment_;
  const std::uint32_t loop = open_loop(call, iterable, call);
  NodeId parameter = 0;
  NodeId body = 0;
  for (const NodeId child : facts_.children(lambda)) {
    if (facts_.kind(child) == NodeKind::parameter) parameter = parameter == 0 ? child : parameter;
    else body = child;
  }
  const Value element = element_of(iterable, loop);
  if (parameter != 0) environment_.set(facts_.node(parameter).text(), element);
  Value result = body == 0 ? Value{} : evaluate(body);
  Value list = list_of(result);
  list.depends = result.depends & ~loops_[loop].bit;
  close_loop(loop);
  environment_ = before;
  return list;
}

Value Evaluator::call_builtin(std::string_view name, NodeId call) {
  std::vector<Value> values;
  NodeId key = 0;
  std::uint32_t depends = 0;
  bool callee = true;
  for (const NodeId argument : facts_.children(call)) {
    if (callee) {
      callee = false;
      continue;
    }
    if (facts_.kind(argument) == NodeKind::keyword && facts_.text_of(argument) == "key")
      key = facts_.child(argument, 0);
    if (facts_.kind(argument) == NodeKind::lambda && values.empty()) key = argument;
    const Value value = evaluate(argument);
    depends |= value.depends;
    if (facts_.kind(argument) != NodeKind::keyword) values.push_back(value);
  }
  Value unknown;
  unknown.depends = depends;
  if (values.empty()) return unknown;
  const bool has_lambda = key != 0 && facts_.kind(key) == NodeKind::lambda;
  if ((name == "map" || name == "filter") && values.size() == 2) {
    const Value mapped = has_lambda ? call_with_lambda(key, values[1], call) : unknown;
    if (name == "map") return mapped;
    return values[1];
  }
  if (has_lambda && (name == "sorted" || name == "min" || name == "max") && values.size() == 1)
    call_with_lambda(key, values[0], call);
  if (name == "enumerate") return make(Sequence{Sequence::Shape::pairs_with_index, {values[0]}}, depends);
  if (name == "zip") return make(Sequence{Sequence::Shape::zip, values}, depends);
  if (name == "getattr" || name == "hasattr") {
    const auto attribute = facts_.child(call, 2) == 0 ? std::nullopt : constant_text(facts_.child(call, 2));
    const Value read = attribute ? read_attribute(values[0], *attribute, call) : unknown;
    return name == "getattr" ? read : unknown;
  }
  if (!values[0].is(Kind::queryset)) return holds(copies, name) && values[0].is(Kind::sequence) ? values[0] : unknown;
  if (holds(copies, name)) {
    if (!has_lambda) record_rows(values[0], call);
    QuerySet rows = querysets_[values[0].index];
    rows.evaluated = true;
    if (rows.values && (name == "set" || name == "frozenset")) rows.bounded = true;
    return make(std::move(rows), Kind::queryset, depends);
  }
  if (holds(consumers, name) || ((name == "min" || name == "max") && !has_lambda)) record_rows(values[0], call);
  return unknown;
}

/// Functions of Django and the standard library that take or give rows.
Value Evaluator::call_external(std::string_view path, NodeId call) {
  std::vector<Value> values;
  std::uint32_t depends = 0;
  bool callee = true;
  for (const NodeId argument : facts_.children(call)) {
    if (!callee) values.push_back(evaluate(argument));
    if (!callee) depends |= values.back().depends;
    callee = false;
  }
  Value unknown;
  unknown.depends = depends;
  if (values.empty()) return unknown;
  if (path == "itertools.chain") return make(Sequence{Sequence::Shape::chain, std::move(values)}, depends);
  if (path == "django.shortcuts.get_object_or_404") {
    QuerySet queryset;
    if (values[0].is(Kind::queryset) || values[0].is(Kind::manager)) queryset = querysets_[values[0].index];
    else if (values[0].is(Kind::model_class))
      queryset = querysets_[manager_of(ModelId(values[0].index), "_default_manager", call).index];
    else return unknown;
    queryset.pristine = false;
    record_query(queryset, depends, call, "get");
    return single_row(queryset, depends);
  }
  if (path == "django.db.models.prefetch_related_objects") {
    const NodeId rows = facts_.child(call, 1);
    if (!values[0].is(Kind::queryset) || facts_.kind(rows) != NodeKind::name) return unknown;
    QuerySet loaded = querysets_[values[0].index];
    Loads& loads = loaded.source == no_index ? loaded.loads : sources_[loaded.source].loads;
    QuerySet added;
    for (std::size_t n = 2; facts_.child(call, n) != 0; ++n) apply_prefetch(added, facts_.child(call, n));
    if (!loaded.path.empty()) added.loads.opaque = true;
    loads.merge(added.loads);
    environment_.set(facts_.node(rows).text(), make(std::move(loaded), Kind::queryset, values[0].depends));
  }
  return unknown;
}

}  // namespace djvet
