// Expressions other than calls, and the joining of values.
// SPDX-License-Identifier: MIT
#include <algorithm>

#include "analyzer/django/described_models.h"
#include "analyzer/infer/evaluator.h"

namespace djvet {

using Kind = Value::Kind;

Value Evaluator::make(Instance instance, std::uint32_t depends) {
  instances_.push_back(std::move(instance));
  return {Kind::instance, static_cast<std::uint32_t>(instances_.size() - 1), depends};
}

Value Evaluator::make(QuerySet queryset, Kind kind, std::uint32_t depends) {
  querysets_.push_back(std::move(queryset));
  return {kind, static_cast<std::uint32_t>(querysets_.size() - 1), depends};
}

Value Evaluator::make(Sequence sequence, std::uint32_t depends) {
  sequences_.push_back(std::move(sequence));
  return {Kind::sequence, static_cast<std::uint32_t>(sequences_.size() - 1), depends};
}

/// What a name may be behind two branches.
Value Evaluator::join(Value left, Value right) {
  const std::uint32_t depends = left.depends | right.depends;
  Value unknown;
  unknown.depends = depends;
  if (left.is(Kind::none)) std::swap(left, right);
  if (right.is(Kind::none) || (left.kind == right.kind && left.index == right.index)) {
    left.depends = depends;
    return left;
  }
  if (left.kind != right.kind) return unknown;
  if (left.is(Kind::queryset)) {
    QuerySet joined = querysets_[left.index];
    const QuerySet& other = querysets_[right.index];
    if (joined.model != other.model || joined.values != other.values || joined.source != other.source ||
        joined.path != other.path)
      return unknown;
    joined.loads.merge(other.loads);
    if (joined.site != other.site) joined.site = 0;
    joined.streams = joined.streams || other.streams;
    joined.row_filtered = joined.row_filtered || other.row_filtered;
    joined.locks = joined.locks || other.locks;
    joined.evaluated = joined.evaluated && other.evaluated;
    joined.pristine = joined.pristine && other.pristine;
    joined.bounded = joined.bounded || other.bounded;
    return make(std::move(joined), Kind::queryset, depends);
  }
  if (left.is(Kind::instance)) {
    const Instance& one = instances_[left.index];
    const Instance& other = instances_[right.index];
    if (one.model == other.model && one.source == other.source && one.path == other.path && one.loop == other.loop) {
      left.depends = depends;
      return left;
    }
  }
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

Value Evaluator::evaluate_children(NodeId expression) {
  Value unknown;
  for (const NodeId child : facts_.children(expression)) unknown.depends |= evaluate(child).depends;
  return unknown;
}

/// An expression that a syntax error left out is no node, and unknown.
Value Evaluator::evaluate(NodeId expression) {
  if (expression == 0) return {};
  switch (facts_.kind(expression)) {
    case NodeKind::name: return evaluate_name(expression);
    case NodeKind::attribute: return evaluate_attribute(expression);
    case NodeKind::call: return evaluate_call(expression);
    case NodeKind::subscript: return evaluate_subscript(expression);
    case NodeKind::list_comp:
    case NodeKind::set_comp:
    case NodeKind::dict_comp:
    case NodeKind::generator: return evaluate_comprehension(expression);
    case NodeKind::string: return {Kind::text, facts_.node(expression).text(), 0};
    case NodeKind::none_value: return {Kind::none, 0, 0};
    case NodeKind::lambda: return {};
    case NodeKind::await_expr:
    case NodeKind::star: {
      const NodeId child = facts_.child(expression, 0);
      return child == 0 ? Value{} : evaluate(child);
    }
    case NodeKind::named: {
      const Value value = evaluate(facts_.child(expression, 0));
      environment_.set(facts_.node(expression).text(), value);
      return value;
    }
    case NodeKind::tuple:
    case NodeKind::list: {
      Sequence sequence;
      std::uint32_t depends = 0;
      for (const NodeId child : facts_.children(expression)) {
        sequence.parts.push_back(evaluate(child));
        depends |= sequence.parts.back().depends;
      }
      return make(std::move(sequence), depends);
    }
    case NodeKind::conditional: return evaluate_conditional(expression);
    case NodeKind::bool_or: {
      Value value;
      bool first = true;
      for (const NodeId child : facts_.children(expression)) {
        const Value part = evaluate(child);
        value = first ? part : join(value, part);
        first = false;
      }
      return value;
    }
    case NodeKind::not_op:
    case NodeKind::compare: return evaluate_test(expression);
    case NodeKind::function_def:
    case NodeKind::class_def: return {};
    default: return evaluate_children(expression);
  }
}

Value Evaluator::evaluate_conditional(NodeId expression) {
  const NodeId condition = facts_.child(expression, 1);
  const Value test = evaluate(condition);
  if (test.is(Kind::queryset)) record_rows(test, condition);
  const Value yes = evaluate(facts_.child(expression, 0));
  const NodeId otherwise = facts_.child(expression, 2);
  return otherwise == 0 ? yes : join(yes, evaluate(otherwise));
}

/// `not rows` and `row in rows` fetch the rows.
Value Evaluator::evaluate_test(NodeId expression) {
  Value unknown;
  const Operator op = facts_.node(expression).op();
  const bool contains = op == Operator::in || op == Operator::not_in;
  for (const NodeId child : facts_.children(expression)) {
    const Value value = evaluate(child);
    unknown.depends |= value.depends;
    const bool fetched = facts_.kind(expression) == NodeKind::not_op || (contains && child != expression + 1);
    if (fetched && value.is(Kind::queryset)) record_rows(value, child);
  }
  return unknown;
}

Value Evaluator::evaluate_name(NodeId expression) {
  const TextId name = facts_.node(expression).text();
  if (const Value* local = environment_.find(name)) return *local;
  return from_symbol(model_.resolve_name(file_, scope_, facts_.text(name)));
}

Value Evaluator::from_symbol(Symbol symbol) {
  if (symbol.kind == Symbol::Kind::unknown || symbol.kind == Symbol::Kind::value) return {};
  if (symbol.kind == Symbol::Kind::cls && model_.cls(symbol.cls).model.valid())
    return {Kind::model_class, model_.cls(symbol.cls).model.value, 0};
  if (symbol.kind == Symbol::Kind::external) {
    const DescribedModel* described = described_model(symbol.external);
    const ModelId id = described == nullptr || described->abstract
                           ? ModelId{}
                           : model_.find_model(std::string(described->label) + "." + std::string(described->name));
    if (id.valid() && !model_.model(id).cls.valid()) return {Kind::model_class, id.value, 0};
  }
  symbols_.push_back(std::move(symbol));
  return {Kind::symbol, static_cast<std::uint32_t>(symbols_.size() - 1), 0};
}

Value Evaluator::evaluate_attribute(NodeId expression) {
  const NodeId child = facts_.child(expression, 0);
  if (child == 0) return {};
  return read_attribute(evaluate(child), facts_.text_of(expression), expression);
}

Value Evaluator::read_attribute(Value object, std::string_view name, NodeId site) {
  Value unknown;
  unknown.depends = object.depends;
  switch (object.kind) {
    case Kind::instance: return read_instance(object, name, site);
    case Kind::model_class: return manager_of(ModelId(object.index), name, site);
    case Kind::symbol:
      return facts_.kind(site) == NodeKind::attribute ? from_symbol(model_.resolve(file_, scope_, site)) : unknown;
    default: return unknown;
  }
}

/// `Model.objects`: what its `.all()` gives. A manager class that makes its own queryset may load anything.
Value Evaluator::manager_of(ModelId model, std::string_view name, NodeId site) {
  const Model& definition = model_.model(model);
  const Manager* manager = nullptr;
  for (const Manager& one : definition.managers)
    if (one.name == name) manager = &one;
  const bool builtin = name == "_default_manager" || name == "_base_manager";
  if (manager == nullptr && !builtin) return {};
  if (manager == nullptr && name == "_default_manager" && !definition.managers.empty())
    manager = &definition.managers.front();
  QuerySet queryset;
  queryset.model = model;
  queryset.site = site;
  if (manager != nullptr && name != "_base_manager") {
    const bool own = manager->cls.valid();  // else Django's, unless an unknown base of the model brings another
    const bool plain = own ? model_.member(manager->cls, "get_queryset").kind == Symbol::Kind::unknown &&
                                 !model_.cls(manager->cls).open
                           : !definition.open;
    queryset.loads.opaque = !manager->known || !plain;
  }
  return make(std::move(queryset), Kind::manager, 0);
}

Value Evaluator::read_instance(Value object, std::string_view name, NodeId site) {
  const Instance instance = instances_[object.index];
  Value unknown;
  unknown.depends = object.depends;
  const std::optional<Hop> hop = model_.hop(instance.model, name);
  if (!hop) {
    if (instance.source == no_index) return unknown;
    const std::string path = join_path(instance.path, name);
    for (const LoadedList& list : sources_[instance.source].loads.lists) {
      if (list.path != path || !list.model.valid()) continue;
      QuerySet rows;
      rows.model = list.model;
      rows.site = sources_[instance.source].site;
      rows.evaluated = true;
      rows.source = instance.source;
      rows.path = path;
      rows.relations = instance.relations;
      rows.loop = instance.loop;
      return make(std::move(rows), Kind::queryset, object.depends);
    }
    return unknown;
  }
  const Relation& relation = model_.relation(hop->relation);
  if (hop->to_many) {
    if (!hop->target.valid()) return unknown;
    const Value defaults = manager_of(hop->target, "_default_manager", site);
    QuerySet rows = querysets_[defaults.index];
    rows.back = hop->forward || relation.kind != RelationKind::foreign_key ? "" : relation.field;
    if (!rows.back.empty()) rows.loads.known.push_back(rows.back);
    rows.pristine = true;
    rows.loop = instance.loop;
    rows.owner_loop = instance.loop;
    rows.source = instance.source;
    if (rows.source != no_index) {
      rows.path = join_path(instance.path, name);
      rows.relations = instance.relations;
      rows.relations.push_back(hop->relation);
    }
    return make(std::move(rows), Kind::manager, object.depends);
  }
  record_read(instance, *hop, name, site);
  if (!hop->target.valid()) return unknown;
  Instance related;
  related.model = hop->target;
  related.source = instance.source;
  related.loop = instance.loop;
  related.path = join_path(instance.path, name);
  related.relations = instance.relations;
  related.relations.push_back(hop->relation);
  related.joins = instance.joins && relation.kind != RelationKind::generic_foreign_key;
  related.required = instance.required && hop->forward && !hop->nullable;
  if (relation.kind == RelationKind::one_to_one) related.known = hop->forward ? relation.accessor : relation.field;
  if (name == instance.known) related.source = no_index;  // the parent itself: one object for all rows
  return make(std::move(related), object.depends);
}

Value Evaluator::evaluate_subscript(NodeId expression) {
  const NodeId object = facts_.child(expression, 0);
  const NodeId index = facts_.child(expression, 1);
  if (object == 0) return {};
  const Value value = evaluate(object);
  Value unknown;
  unknown.depends = value.depends;
  if (index != 0) unknown.depends |= evaluate(index).depends;
  if (index == 0 || !value.is(Kind::queryset)) return unknown;
  QuerySet queryset = querysets_[value.index];
  if (facts_.kind(index) == NodeKind::slice) {
    const NodeId stop = facts_.last_child(index);
    constexpr std::size_t few = 1;  // digits: up to nine rows
    queryset.bounded =
        queryset.bounded || (stop != 0 && facts_.kind(stop) == NodeKind::integer &&
                             facts_.text_of(stop).size() <= few && facts_.span(stop).end + 1 >= facts_.span(index).end);
    queryset.site = expression;
    return make(std::move(queryset), Kind::queryset, unknown.depends);
  }
  if (facts_.kind(index) != NodeKind::integer || queryset.values) return unknown;
  record_rows(value, expression);
  return single_row(queryset, unknown.depends);
}

Value Evaluator::evaluate_comprehension(NodeId expression) {
  const Environment before = environment_;
  const std::size_t first_loop = loops_.size();
  const NodeId element = facts_.child(expression, 0);
  for (const NodeId clause : facts_.children(expression)) {
    if (facts_.kind(clause) == NodeKind::comprehension_for) {
      const Value iterable = evaluate(facts_.child(clause, 1));
      const std::uint32_t loop = open_loop(clause, iterable, facts_.child(clause, 1));
      bind(facts_.child(clause, 0), element_of(iterable, loop));
    } else if (facts_.kind(clause) == NodeKind::comprehension_if) {
      const Value test = evaluate(facts_.child(clause, 0));
      if (test.is(Kind::queryset)) record_rows(test, clause);
    }
  }
  const Value value = element == 0 ? Value{} : evaluate(element);
  Value list = facts_.kind(expression) == NodeKind::dict_comp ? Value{} : list_of(value);
  list.depends |= value.depends;
  for (std::size_t i = loops_.size(); i-- > first_loop;) {
    if (!loops_[i].open) continue;
    list.depends &= ~loops_[i].bit;
    close_loop(static_cast<std::uint32_t>(i));
  }
  environment_ = before;
  return list;
}

}  // namespace djvet
