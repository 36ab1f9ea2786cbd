// Expressions other than attributes and calls.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <charconv>

#include "analyzer/infer/evaluator.h"

namespace djvet {

using Kind = Value::Kind;

Value Evaluator::evaluate_children(NodeId expression) {
  Value unknown;
  for (const NodeId child : frame_.facts.children(expression)) unknown.depends |= evaluate(child).depends;
  return unknown;
}

/// An expression that a syntax error left out is no node, and unknown.
Value Evaluator::evaluate(NodeId expression) {
  if (expression == 0) return {};
  if (nesting_ >= max_nesting || (steps_ >= most_steps() && !callers_.empty())) {
    if (!leaning_.limited)
      gap(expression, nesting_ >= max_nesting ? "nested too deep" : "too much code behind one function");
    leaning_.limited = true;
    return {};
  }
  if (!callers_.empty()) ++steps_;
  ++nesting_;
  const Value value = evaluate_kind(expression);
  --nesting_;
  return value;
}

Value Evaluator::evaluate_kind(NodeId expression) {
  const FileFacts& facts = frame_.facts;
  switch (facts.kind(expression)) {
    case NodeKind::name: return evaluate_name(expression);
    case NodeKind::attribute: return evaluate_attribute(expression);
    case NodeKind::call: return evaluate_call(expression);
    case NodeKind::subscript: return evaluate_subscript(expression);
    case NodeKind::list_comp:
    case NodeKind::set_comp:
    case NodeKind::dict_comp:
    case NodeKind::generator: return evaluate_comprehension(expression);
    case NodeKind::string: return make_text(facts.text_of(expression));
    case NodeKind::f_string: return evaluate_formatted(expression);
    case NodeKind::none_value: return {Kind::none, 0, 0};
    case NodeKind::true_value: return {Kind::boolean, 1, 0};
    case NodeKind::false_value: return {Kind::boolean, 0, 0};
    case NodeKind::lambda: {
      Function function;
      function.file = frame_.file;
      function.scope = frame_.scope;
      function.lambda = expression;
      function.closure = names_around();
      return make(std::move(function), 0);
    }
    case NodeKind::await_expr:
    case NodeKind::star: return evaluate(facts.child(expression, 0));
    case NodeKind::named: {
      const Value value = evaluate(facts.child(expression, 0));
      frame_.environment.set(frame_.facts.node(expression).text(), value);
      return value;
    }
    case NodeKind::tuple:
    case NodeKind::set:
    case NodeKind::list: return evaluate_list(expression);
    case NodeKind::dict: return evaluate_dict(expression);
    case NodeKind::conditional: return evaluate_conditional(expression);
    case NodeKind::bool_or: return evaluate_or(expression);
    case NodeKind::bool_and: return evaluate_and(expression);
    case NodeKind::not_op:
    case NodeKind::compare: return evaluate_test(expression);
    case NodeKind::binary: return evaluate_binary(expression);
    case NodeKind::yield_expr: evaluate_yield(expression); return {};
    case NodeKind::function_def:
    case NodeKind::class_def: return {};
    default: return evaluate_children(expression);
  }
}

Value Evaluator::evaluate_list(NodeId expression) {
  Sequence sequence;
  std::uint32_t depends = 0;
  for (const NodeId child : frame_.facts.children(expression)) {
    sequence.parts.push_back(evaluate(child));
    depends |= sequence.parts.back().depends;
  }
  return make(std::move(sequence), depends);
}

/// A dict with constant keys; `**other` of a known one is taken over.
Value Evaluator::evaluate_dict(NodeId expression) {
  Sequence dict;
  dict.shape = Sequence::Shape::dict;
  Value unknown;
  bool known = true;
  for (const NodeId child : frame_.facts.children(expression)) {
    if (frame_.facts.kind(child) == NodeKind::pair) {
      const NodeId key = frame_.facts.child(child, 0);
      evaluate(key);
      const Value value = evaluate(frame_.facts.child(child, 1));
      unknown.depends |= value.depends;
      const std::optional<std::string_view> name = key == 0 ? std::nullopt : constant_text(key);
      known = known && name;
      if (!name) continue;
      dict.keys.push_back(*name);
      dict.parts.push_back(value);
    } else {
      const Value more = evaluate(frame_.facts.child(child, 0));
      unknown.depends |= more.depends;
      if (!more.is(Kind::sequence) || sequences_[more.index].shape != Sequence::Shape::dict) continue;
      const Sequence& from = sequences_[more.index];
      if (from.keys.size() != from.parts.size()) continue;
      dict.keys.insert(dict.keys.end(), from.keys.begin(), from.keys.end());
      dict.parts.insert(dict.parts.end(), from.parts.begin(), from.parts.end());
    }
  }
  return known ? make(std::move(dict), unknown.depends) : unknown;
}

/// The first operand that holds, as far as that is known; what stands behind it isn't evaluated.
Value Evaluator::evaluate_or(NodeId expression) {
  Value value;
  bool first = true;
  bool given = false;
  for (const NodeId child : frame_.facts.children(expression)) {
    if (given) ++silent_;
    const Value part = evaluate(child);
    if (given) --silent_;
    // `zone or self.event.zone` in a function that is called with a zone
    given =
        given || (first && !callers_.empty() && part.is(Kind::unknown) && frame_.facts.kind(child) == NodeKind::name &&
                  frame_.environment.find(frame_.facts.node(child).text()) != nullptr);
    value = first || truth(value) == false ? part : join(value, part);
    first = false;
    if (truth(part) != true) continue;
    if (!value.is(Kind::unknown)) return value;
    return {Kind::boolean, 1, value.depends};  // some operand holds: what it is doesn't matter to a condition
  }
  return value;
}

Value Evaluator::evaluate_and(NodeId expression) {
  Value value{Kind::boolean, 1, 0};
  bool known = true;
  for (const NodeId child : frame_.facts.children(expression)) {
    const Value part = evaluate(child);
    if (truth(part) == false) return {Kind::boolean, 0, value.depends | part.depends};
    known = known && truth(part) == true;
    const std::uint32_t depends = value.depends | part.depends;
    value = known ? part : Value{};
    value.depends = depends;
  }
  return value;
}

/// The number that a slice ends with; 0 where it doesn't end with one.
std::uint32_t Evaluator::slice_length(NodeId slice) const {
  const NodeId stop = frame_.facts.last_child(slice);
  if (stop == 0 || frame_.facts.kind(stop) != NodeKind::integer ||
      frame_.facts.span(stop).end + 1 < frame_.facts.span(slice).end)
    return 0;
  std::uint32_t length = 0;
  const std::string_view digits = frame_.facts.text_of(stop);
  std::from_chars(digits.data(), digits.data() + digits.size(), length);
  return length;
}

Value Evaluator::evaluate_conditional(NodeId expression) {
  const NodeId condition = frame_.facts.child(expression, 1);
  const Value test = evaluate(condition);
  if (test.is(Kind::queryset)) record_rows(test, condition);
  const std::optional<bool> holds = truth(test);
  const NodeId otherwise = frame_.facts.child(expression, 2);
  if (holds == false && otherwise != 0) return evaluate(otherwise);
  const std::size_t first = noted();
  if (holds != true) ++unsure_;
  const Value yes = evaluate(frame_.facts.child(expression, 0));
  const std::size_t second = noted();
  const Value no = otherwise == 0 || holds == true ? yes : evaluate(otherwise);
  if (holds != true) --unsure_;
  keep_larger({{first, second}, {second, noted()}});
  return otherwise == 0 || holds == true ? yes : join(yes, no);
}

/// `not rows` and `row in rows` fetch the rows; a comparison with None or of a constant may be known.
Value Evaluator::evaluate_test(NodeId expression) {
  Value result;
  const Operator op = frame_.facts.node(expression).op();
  const bool negation = frame_.facts.kind(expression) == NodeKind::not_op;
  const bool contains = op == Operator::in || op == Operator::not_in;
  std::vector<Value> operands;
  for (const NodeId child : frame_.facts.children(expression)) {
    const Value value = evaluate(child);
    operands.push_back(value);
    result.depends |= value.depends;
    const bool fetched = negation || (contains && child != expression + 1);
    if (fetched && value.is(Kind::queryset)) record_rows(value, child);
  }
  std::optional<bool> known;
  if (negation && operands.size() == 1) {
    if (const auto holds = truth(operands[0])) known = !*holds;
  } else if ((op == Operator::is || op == Operator::is_not) && operands.size() == 2 && operands[1].is(Kind::none)) {
    if (operands[0].is(Kind::none)) known = op == Operator::is;
    else if (operands[0].is(Kind::boolean)) known = op == Operator::is_not;
    else if (frame_.described && !operands[0].is(Kind::unknown)) known = op == Operator::is_not;
  }
  if (!known && operands.size() == 2 && !negation) known = compared(op, operands[0], operands[1]);
  return known ? Value{Kind::boolean, *known ? 1U : 0U, result.depends} : result;
}

/// Comparisons of constants.
std::optional<bool> Evaluator::compared(Operator op, Value left, Value right) const {
  if (!left.is(Kind::text)) return std::nullopt;
  const std::string_view text = texts_[left.index];
  if (right.is(Kind::text) && (op == Operator::eq || op == Operator::ne))
    return (text == texts_[right.index]) == (op == Operator::eq);
  if ((op != Operator::in && op != Operator::not_in) || !right.is(Kind::sequence)) return std::nullopt;
  const Sequence& sequence = sequences_[right.index];
  if (frame_.described && sequence.shape == Sequence::Shape::dict && sequence.keys.size() == sequence.parts.size())
    return (std::ranges::find(sequence.keys, text) != sequence.keys.end()) == (op == Operator::in);
  if (sequence.shape != Sequence::Shape::tuple) return std::nullopt;
  bool found = false;
  for (const Value part : sequence.parts) {
    if (!part.is(Kind::text)) return std::nullopt;
    found = found || texts_[part.index] == text;
  }
  return found == (op == Operator::in);
}

/// `"%s" % row` writes the row; `rows | more` is a queryset of both.
Value Evaluator::evaluate_binary(NodeId expression) {
  const NodeId last = frame_.facts.last_child(expression);
  const Value left = evaluate(frame_.facts.child(expression, 0));
  const Value right = evaluate(last);
  Value result;
  result.depends = left.depends | right.depends;
  const Operator op = frame_.facts.node(expression).op();
  if (op == Operator::mod && left.is(Kind::text)) stringify(right, last);
  if ((op == Operator::bit_or || op == Operator::bit_and) && left.is(Kind::queryset) && right.is(Kind::queryset))
    return join(left, right);
  if (op == Operator::add && left.is(Kind::text) && right.is(Kind::text)) {
    Value whole = make_text(keep_text(std::string(texts_[left.index]) + std::string(texts_[right.index])));
    whole.depends = result.depends;
    return whole;
  }
  if (op == Operator::add && left.is(Kind::sequence) && right.is(Kind::sequence)) {
    Sequence sum = sequences_[left.index];
    const Sequence& more = sequences_[right.index];
    if (sum.shape == Sequence::Shape::tuple && more.shape == Sequence::Shape::tuple) {
      sum.parts.insert(sum.parts.end(), more.parts.begin(), more.parts.end());
      return make(std::move(sum), result.depends);
    }
  }
  return result;
}

/// A text, where every part of it is a constant.
Value Evaluator::evaluate_formatted(NodeId expression) {
  Value text;
  std::string built;
  bool constant = true;
  for (const NodeId child : frame_.facts.children(expression)) {
    const NodeKind kind = frame_.facts.kind(child);
    if (kind == NodeKind::f_text && !frame_.facts.node(child).has(flag_clipped)) {
      built += frame_.facts.text_of(child);
      continue;
    }
    const Value value = evaluate(child);
    text.depends |= value.depends;
    stringify(value, child);
    constant = constant && value.is(Kind::text) && kind != NodeKind::f_format;
    if (constant) built += texts_[value.index];
  }
  if (!constant) return text;
  Value whole = make_text(keep_text(std::move(built)));
  whole.depends = text.depends;
  return whole;
}

void Evaluator::evaluate_yield(NodeId expression) {
  const NodeId child = frame_.facts.child(expression, 0);
  Value value = child == 0 ? Value{} : evaluate(child);
  if (frame_.facts.node(expression).has(flag_from)) {
    value = iterated(value, child);
    if (value.is(Kind::queryset)) record_rows(value, child);
    if (frame_.yielded) value = Value{};
    frame_.yielded = value;
    return;
  }
  const Value rows = list_of(value);
  frame_.yielded = frame_.yielded ? join(*frame_.yielded, rows) : rows;
}

Value Evaluator::evaluate_name(NodeId expression) {
  const TextId name = frame_.facts.node(expression).text();
  if (const Value* local = local_name(name)) return *local;
  return outer_name(name);
}

/// What a name that no function around binds stands for in this scope.
Value Evaluator::outer_name(TextId name) {
  const NameKey key{frame_.file, frame_.scope, name};
  if (const auto known = names_.find(key); known != names_.end()) return fresh(known->second);
  const Value value = from_symbol(model_.resolve_name(frame_.file, frame_.scope, frame_.facts.text(name)));
  names_.emplace(key, value);
  return value;
}

const Value* Evaluator::local_name(TextId name) const {
  if (const Value* local = frame_.environment.find(name)) return local;
  return frame_.closure == nullptr ? nullptr : frame_.closure->find(name);
}

/// What a nested function or lambda sees of the functions around it.
std::shared_ptr<const Environment> Evaluator::names_around() const {
  auto around = std::make_shared<Environment>(frame_.environment);
  if (frame_.closure != nullptr)
    for (const Environment::Entry& entry : frame_.closure->entries)
      if (around->find(entry.name) == nullptr) around->set(entry.name, entry.value);
  return around;
}

Value Evaluator::evaluate_slice(QuerySet queryset, NodeId expression, NodeId index, std::uint32_t depends) {
  const FileFacts& facts = frame_.facts;
  const NodeId stop = facts.last_child(index);
  constexpr std::size_t few = 1;  // digits: up to nine rows
  queryset.bounded = queryset.bounded ||
                     (stop != 0 && facts.kind(stop) == NodeKind::integer && facts.text_of(stop).size() <= few &&
                      facts.span(stop).end + 1 >= facts.span(index).end) ||
                     (stop != 0 && facts.kind(stop) == NodeKind::name &&
                      facts.span(stop).end + 1 >= facts.span(index).end && frame_.lambda == 0 &&
                      frame_.page == nullptr && is_always_few({frame_.file, frame_.scope, facts.node(stop).text()}));
  const auto cuts = [&](NodeId bound) { return facts.kind(bound) == NodeKind::integer && facts.text_of(bound) != "0"; };
  queryset.sliced = queryset.sliced || std::ranges::any_of(facts.children(index), cuts);
  if (queryset.sliced && costs_ != nullptr) queryset.most = slice_length(index);
  queryset.site = made(expression, queryset.site);
  return make(std::move(queryset), Kind::queryset, depends);
}

Value Evaluator::evaluate_subscript(NodeId expression) {
  const NodeId object = frame_.facts.child(expression, 0);
  const NodeId index = frame_.facts.child(expression, 1);
  if (object == 0) return {};
  const Value value = evaluate(object);
  Value unknown;
  unknown.depends = value.depends;
  if (index == 0) return unknown;
  const Value key = evaluate(index);
  unknown.depends |= key.depends;
  if (value.is(Kind::sequence)) {
    const Sequence& sequence = sequences_[value.index];
    if (sequence.shape == Sequence::Shape::dict && key.is(Kind::text)) {
      const auto at = std::ranges::find(sequence.keys, texts_[key.index]);
      if (at != sequence.keys.end()) return sequence.parts[static_cast<std::size_t>(at - sequence.keys.begin())];
    }
    if (sequence.shape == Sequence::Shape::dict && sequence.keys.empty() && sequence.parts.size() == 1)
      return value_of_dict(value, unknown.depends);
    if (sequence.shape == Sequence::Shape::tuple && frame_.facts.kind(index) == NodeKind::integer) {
      const std::string_view digits = frame_.facts.text_of(index);
      const std::size_t n = digits.size() == 1 ? static_cast<std::size_t>(digits[0] - '0') : sequence.parts.size();
      if (n < sequence.parts.size()) return sequence.parts[n];
    }
    return unknown;
  }
  if (!value.is(Kind::queryset)) return unknown;
  const QuerySet queryset = querysets_[value.index];
  if (frame_.facts.kind(index) == NodeKind::slice) return evaluate_slice(queryset, expression, index, unknown.depends);
  if (frame_.facts.kind(index) != NodeKind::integer || queryset.values) return unknown;
  record_rows(value, expression, "first");  // `rows[0]` asks for one row
  return single_row(queryset, unknown.depends);
}

Value Evaluator::evaluate_comprehension(NodeId expression) {
  const Environment before = frame_.environment;
  const std::size_t first_loop = loops_.size();
  const NodeId element = frame_.facts.child(expression, 0);
  for (const NodeId clause : frame_.facts.children(expression)) {
    if (frame_.facts.kind(clause) == NodeKind::comprehension_for) {
      const NodeId rows = frame_.facts.child(clause, 1);
      const Value iterable = iterated(evaluate(rows), rows);
      if (iterable.is(Kind::unknown)) note_unknown_rows(frame_.facts.child(clause, 0), element, rows);
      const std::uint32_t loop = open_loop(clause, iterable, rows);
      bind(frame_.facts.child(clause, 0), element_of(iterable, loop));
    } else if (frame_.facts.kind(clause) == NodeKind::comprehension_if) {
      const Value test = evaluate(frame_.facts.child(clause, 0));
      if (test.is(Kind::queryset)) record_rows(test, clause);
    }
  }
  const bool dict = frame_.facts.kind(expression) == NodeKind::dict_comp;
  if (dict && element != 0) evaluate(frame_.facts.child(element, 0));
  const NodeId kept = dict && element != 0 ? frame_.facts.child(element, 1) : element;
  const Value value = kept == 0 ? Value{} : evaluate(kept);
  Value list = list_of(value);
  list.depends |= value.depends;
  if (dict && list.is(Kind::queryset)) list = make(Sequence{Sequence::Shape::dict, {list}, {}}, list.depends);
  for (std::size_t i = loops_.size(); i-- > first_loop;) {
    if (!loops_[i].open) continue;
    list.depends &= ~loops_[i].bit;
    close_loop(static_cast<std::uint32_t>(i));
  }
  frame_.environment = before;
  return list;
}

}  // namespace djvet
