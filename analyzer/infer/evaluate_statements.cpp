// Statements: order, loops, and what they bind.
// SPDX-License-Identifier: MIT
#include <algorithm>

#include "analyzer/infer/evaluator.h"
#include "analyzer/model/bindings.h"

namespace djvet {

using Kind = Value::Kind;

bool Evaluator::walk_statements(NodeId parent) {
  bool left = false;
  const RareLoops rare = rare_;
  const int silent = silent_;
  NodeId memo = 0;
  std::size_t first = 0;
  for (const NodeId statement : frame_.facts.children(parent)) {
    left = walk_statement(statement);
    if (left) break;
    if (memo != 0 || !hands_out_memo(statement, parent)) continue;
    memo = statement;
    first = noted();
    walk_rarely();
  }
  if (memo != 0) note_memo(first, memo);
  rare_ = rare;
  silent_ = silent;
  return left;
}

bool Evaluator::walk_statement(NodeId statement) {
  if (nesting_ >= max_nesting) {
    if (!leaning_.limited) gap(statement, "nested too deep");
    leaning_.limited = true;
    return false;
  }
  ++nesting_;
  const bool left = walk_kind(statement);
  --nesting_;
  return left;
}

bool Evaluator::walk_kind(NodeId statement) {
  switch (frame_.facts.kind(statement)) {
    case NodeKind::function_def:
    case NodeKind::class_def: walk_definition(statement); return false;
    case NodeKind::return_stmt: walk_return(statement); return true;
    case NodeKind::raise_stmt: return true;  // what an exception says is read once at most
    case NodeKind::break_stmt:
    case NodeKind::continue_stmt:
      if (!frame_.exits.empty()) {
        std::optional<Environment>& exit = frame_.exits.back();
        exit = exit ? join(*exit, frame_.environment) : frame_.environment;
      }
      return true;
    case NodeKind::assign: walk_assign(statement); return false;
    case NodeKind::aug_assign: walk_aug_assign(statement); return false;
    case NodeKind::delete_stmt: walk_delete(statement); return false;
    case NodeKind::if_stmt: return walk_if(statement);
    case NodeKind::for_stmt: return walk_for(statement);
    case NodeKind::while_stmt: return walk_while(statement);
    case NodeKind::try_stmt: return walk_try(statement);
    case NodeKind::match_stmt: return walk_match(statement);
    case NodeKind::with_stmt: return walk_with(statement);
    case NodeKind::error:
    case NodeKind::block: return walk_block(statement);
    case NodeKind::import_stmt: {
      const Import& import = frame_.facts.imports()[frame_.facts.node(statement).text()];
      auto& entries = frame_.environment.entries;  // the name means the import again
      std::erase_if(entries, [&](const Environment::Entry& entry) { return entry.name == import.bound; });
      return false;
    }
    case NodeKind::global_stmt:
    case NodeKind::pass_stmt:
    case NodeKind::type_alias: return false;
    default: evaluate(statement); return false;
  }
}

/// Takes a key out of a dict, for everybody who holds it; a key that isn't known may be any.
Value Evaluator::take_from_dict(Value dict, std::optional<std::string_view> key) {
  Sequence& held = sequences_[dict.index];
  Value taken;
  taken.depends = dict.depends;
  if (held.shape != Sequence::Shape::dict || held.keys.size() != held.parts.size()) return taken;
  for (std::size_t i = held.keys.size(); i-- > 0;) {
    if (key && held.keys[i] != *key) continue;
    if (key) taken = held.parts[i];
    held.keys.erase(held.keys.begin() + static_cast<std::ptrdiff_t>(i));
    held.parts.erase(held.parts.begin() + static_cast<std::ptrdiff_t>(i));
  }
  return taken;
}

/// `del context["rows"]`
void Evaluator::walk_delete(NodeId statement) {
  for (const NodeId target : frame_.facts.children(statement)) {
    const NodeId dict = frame_.facts.kind(target) == NodeKind::subscript ? frame_.facts.child(target, 0) : 0;
    const NodeId key = dict == 0 ? 0 : frame_.facts.child(target, 1);
    if (key == 0) {
      evaluate(target);
      continue;
    }
    const Value held = evaluate(dict);
    evaluate(key);
    if (held.is(Kind::sequence)) take_from_dict(held, constant_text(key));
  }
}

/// A nested function knows the names around it as they are now.
void Evaluator::walk_definition(NodeId statement) {
  Value defined;
  if (frame_.facts.kind(statement) == NodeKind::function_def) {
    Function function;
    function.file = frame_.file;
    function.scope = scope_of_definition(frame_.facts, statement);
    function.closure = names_around();
    if (function.scope != 0) defined = make(std::move(function), 0);
  } else {
    Symbol cls;
    cls.kind = Symbol::Kind::cls;
    cls.cls = model_.class_of(frame_.file, scope_of_definition(frame_.facts, statement));
    if (cls.cls.valid()) defined = from_symbol(std::move(cls));
  }
  frame_.environment.set(frame_.facts.node(statement).text(), defined);
}

void Evaluator::walk_return(NodeId statement) {
  const NodeId expression = frame_.facts.child(statement, 0);
  const Value value = expression == 0 ? Value{Kind::none, 0, 0} : evaluate(expression);
  frame_.returned = frame_.returned ? join(*frame_.returned, value) : value;
}

void Evaluator::walk_assign(NodeId statement) {
  if (frame_.facts.node(statement).has(flag_no_value)) return;
  const NodeId last = frame_.facts.last_child(statement);
  const Value value = evaluate(last);
  for (const NodeId target : frame_.facts.children(statement))
    if (target != last && frame_.facts.kind(target) != NodeKind::annotation) bind(target, value);
}

void Evaluator::walk_aug_assign(NodeId statement) {
  const NodeId target = frame_.facts.child(statement, 0);
  const Value before = target == 0 ? Value{} : evaluate(target);
  const NodeId last = frame_.facts.last_child(statement);
  const Value added = last == target ? Value{} : evaluate(last);
  Value result;
  result.depends = before.depends | added.depends;
  // `rows |= more`, `rows &= more`: a queryset of the same model; `rows += list` a list
  if (before.is(Kind::queryset) && added.is(Kind::queryset)) result = join(before, added);
  else if (before.is(Kind::sequence) && sequences_[before.index].parts.empty()) result = added;
  bind(target, result);
}

/// `row.author = author`: Django has it at hand from now on.
void Evaluator::bind_attribute(NodeId target, Value value) {
  const Value object = evaluate(frame_.facts.child(target, 0));
  const std::string_view name = frame_.facts.text_of(target);
  if (object.is(Kind::instance) || object.is(Kind::object)) ++touched_;
  if (object.is(Kind::instance)) {
    const Instance instance = instances_[object.index];
    if (instance.source != no_index) set_column(instance, name, value);
    if (instance.source != no_index && silent_ == 0)
      sources_[instance.source].loads.known.push_back(join_path(instance.path, name));
  } else if (object.is(Kind::object)) {
    auto& attributes = objects_[object.index].attributes;
    const auto entry = std::ranges::find(attributes, name, &std::pair<std::string_view, Value>::first);
    if (entry == attributes.end()) attributes.emplace_back(name, value);
    else {
      const Value old = entry->second;
      const Value joined = branches_ > 0 ? join(old, value) : value;
      auto& again = objects_[object.index].attributes;
      std::ranges::find(again, name, &std::pair<std::string_view, Value>::first)->second = joined;
    }
  }
}

void Evaluator::bind(NodeId target, Value value) {
  if (target == 0) return;
  switch (frame_.facts.kind(target)) {
    case NodeKind::name: frame_.environment.set(frame_.facts.node(target).text(), value); return;
    case NodeKind::attribute: bind_attribute(target, value); return;
    case NodeKind::tuple:
    case NodeKind::list: {
      std::vector<Value> parts;
      if (value.is(Kind::sequence) && sequences_[value.index].shape == Sequence::Shape::tuple)
        parts = sequences_[value.index].parts;
      std::size_t n = 0;
      Value unknown;
      unknown.depends = value.depends;
      for (const NodeId part : frame_.facts.children(target)) {
        bind(part, n < parts.size() ? parts[n] : unknown);
        ++n;
      }
      return;
    }
    case NodeKind::star: {
      Value unknown;
      unknown.depends = value.depends;
      bind(frame_.facts.child(target, 0), unknown);
      return;
    }
    case NodeKind::subscript: bind_item(target, value); return;
    default: evaluate_children(target);
  }
}

Value Evaluator::with_item(Value held, std::optional<std::string_view> key, Value value) {
  Sequence dict = sequences_[held.index];
  Value changed;
  changed.depends = held.depends | value.depends;
  if (key && (dict.parts.empty() || !dict.keys.empty())) {
    const auto at = static_cast<std::size_t>(std::ranges::find(dict.keys, *key) - dict.keys.begin());
    if (at == dict.keys.size()) {
      dict.keys.push_back(*key);
      dict.parts.push_back(value);
    } else {
      dict.parts[at] = value;
    }
    return make(std::move(dict), changed.depends);
  }
  if (key || !dict.keys.empty()) return changed;
  const Value list = list_of(value);
  const Value values = dict.parts.empty() ? list : join(dict.parts[0], list);
  if (!values.is(Kind::queryset)) return changed;
  return make(Sequence{Sequence::Shape::dict, {values}, {}}, changed.depends);
}

/// `context["rows"] = rows` adds a key to a dict that is known; `seen[key] = row` collects rows.
void Evaluator::bind_item(NodeId target, Value value) {
  evaluate_children(target);
  const NodeId object = frame_.facts.child(target, 0);
  const NodeId key = frame_.facts.child(target, 1);
  if (object != 0 && frame_.facts.kind(object) == NodeKind::attribute && frame_.facts.text_of(object) == "context_data")
    note_unknown(target, "a context that is changed after its response was made isn't followed");
  if (object == 0 || key == 0 || frame_.facts.kind(object) != NodeKind::name) return;
  const Value* held = frame_.environment.find(frame_.facts.node(object).text());
  if (held == nullptr || !held->is(Kind::sequence)) return;
  if (sequences_[held->index].shape != Sequence::Shape::dict) return;
  const Value changed = with_item(*held, constant_text(key), value);
  frame_.environment.set(frame_.facts.node(object).text(), changed);
}

/// `for name in ("title", "author"): getattr(row, name)`: each of the names is read.
bool Evaluator::asks_by_name(Value iterable, NodeId target, NodeId body) const {
  constexpr std::size_t most_names = 16;
  if (!iterable.is(Kind::sequence) || target == 0 || frame_.facts.kind(target) != NodeKind::name) return false;
  const Sequence& names = sequences_[iterable.index];
  if (names.shape != Sequence::Shape::tuple || names.parts.empty() || names.parts.size() > most_names) return false;
  if (!std::ranges::all_of(names.parts, [](Value part) { return part.is(Kind::text); })) return false;
  const FileFacts& facts = frame_.facts;
  for (NodeId id = body; id < body + facts.node(body).size(); ++id) {
    if (facts.kind(id) != NodeKind::call) continue;
    const NodeId callee = facts.child(id, 0), asked = facts.child(id, 2);
    if (asked != 0 && facts.kind(callee) == NodeKind::name && facts.text_of(callee) == "getattr" &&
        facts.kind(asked) == NodeKind::name && facts.node(asked).text() == facts.node(target).text())
      return true;
  }
  return false;
}

bool Evaluator::walk_for(NodeId statement) {
  const NodeId target = frame_.facts.child(statement, 0);
  const NodeId iterable = frame_.facts.child(statement, 1);
  const NodeId body = frame_.facts.body(statement);
  const Value value = iterated(evaluate(iterable), iterable);
  if (value.is(Kind::unknown)) note_unknown_rows(target, body, iterable);
  const std::uint32_t loop = open_loop(statement, value, iterable);
  if (asks_by_name(value, target, body)) {
    const std::vector<Value> names = sequences_[value.index].parts;
    for (Value name : names) {
      name.depends |= value.depends | loops_[loop].bit;
      walk_loop_body(body, loop, name, target);
    }
  } else {
    walk_loop_body(body, loop, element_of(value, loop), target);
  }
  close_loop(loop);
  const NodeId last = frame_.facts.last_child(statement);
  if (frame_.facts.kind(last) == NodeKind::else_clause) walk_block(last);
  return false;
}

bool Evaluator::walk_while(NodeId statement) {
  evaluate(frame_.facts.child(statement, 0));
  const std::uint32_t loop = open_loop(statement, Value{}, statement);
  walk_loop_body(frame_.facts.body(statement), loop, Value{}, 0);
  close_loop(loop);
  return false;
}

/// Whether a loop's body changes a name that has a value before the loop, so that a pass may see what another one left.
bool Evaluator::carries_names(NodeId body) const {
  const FileFacts& facts = frame_.facts;
  const auto is_known = [&](NodeId name) {
    return name != 0 && facts.kind(name) == NodeKind::name &&
           frame_.environment.find(facts.node(name).text()) != nullptr;
  };
  for (NodeId id = body; id < body + facts.node(body).size(); ++id) {
    switch (facts.kind(id)) {
      case NodeKind::assign:
      case NodeKind::aug_assign:
      case NodeKind::for_stmt:
      case NodeKind::as_pattern: {
        const bool first = facts.kind(id) != NodeKind::as_pattern;
        const NodeId target = facts.child(id, first ? 0 : 1);
        if (target == 0) break;
        for (NodeId part = target; part < target + facts.node(target).size(); ++part)
          if (is_known(part)) return true;
        break;
      }
      case NodeKind::named:
        if (frame_.environment.find(facts.node(id).text()) != nullptr) return true;
        break;
      case NodeKind::call: {
        const NodeId callee = facts.child(id, 0);
        if (callee == 0 || facts.kind(callee) != NodeKind::attribute) break;
        const std::string_view method = facts.text_of(callee);
        if ((method == "append" || method == "add" || method == "extend") && is_known(facts.child(callee, 0)))
          return true;
        break;
      }
      default: break;
    }
  }
  return false;
}

void Evaluator::walk_loop_body(NodeId body, std::uint32_t loop, Value element, NodeId target) {
  const auto pass = [&] {
    const Environment before = frame_.environment;
    frame_.exits.emplace_back();
    if (target != 0) bind(target, element);
    const bool left = walk_body(body, loop);
    Environment after = left ? before : join(before, frame_.environment);
    if (frame_.exits.back()) after = join(after, *frame_.exits.back());
    frame_.exits.pop_back();
    frame_.environment = std::move(after);
  };
  if (silent_ == 0 && !loops_[loop].bounded && carries_names(body)) {
    ++silent_;
    pass();
    --silent_;
  }
  pass();
}

bool Evaluator::walk_with(NodeId statement) {
  for (const NodeId item : frame_.facts.children(statement)) {
    if (frame_.facts.kind(item) != NodeKind::with_item) continue;
    const NodeId expression = frame_.facts.child(item, 0);
    if (expression == 0) continue;
    if (frame_.facts.kind(expression) == NodeKind::as_pattern) {
      evaluate(frame_.facts.child(expression, 0));
      bind(frame_.facts.child(expression, 1), Value{});
    } else {
      evaluate(expression);
    }
  }
  const bool locks = costs_ == nullptr && takes_locks(statement);
  if (locks) ++silent_;
  const bool ended = walk_block(frame_.facts.body(statement));
  if (locks) --silent_;
  return ended;
}

/// An exception is the rare path: its handlers are walked for what they bind, not for what they cost.
bool Evaluator::walk_try(NodeId statement) {
  const Environment before = frame_.environment;
  std::optional<Environment> joined;
  bool ended = false;
  Environment raised = before;
  for (const NodeId child : frame_.facts.children(statement)) {
    const NodeKind kind = frame_.facts.kind(child);
    if (kind == NodeKind::block) {
      ended = walk_block(child);
      raised = join(before, frame_.environment);
      if (!ended) joined = frame_.environment;
    } else if (kind == NodeKind::else_clause) {
      if (ended) continue;
      frame_.environment = *joined;
      if (walk_block(child)) joined.reset();
      else joined = frame_.environment;
    } else if (kind == NodeKind::except_clause) {
      frame_.environment = raised;
      ++silent_;
      const NodeId body = frame_.facts.body(child);
      for (const NodeId part : frame_.facts.children(child))
        if (part != body && frame_.facts.kind(part) == NodeKind::as_pattern) bind(frame_.facts.child(part, 1), Value{});
      const bool left = body != 0 && walk_block(body);
      --silent_;
      if (!left) joined = joined ? join(*joined, frame_.environment) : frame_.environment;
    } else {
      frame_.environment = joined ? *joined : raised;
      if (walk_block(child)) return true;
      if (joined) joined = frame_.environment;
    }
  }
  frame_.environment = joined ? *joined : raised;
  return !joined;
}

bool Evaluator::walk_match(NodeId statement) {
  std::optional<Environment> joined = frame_.environment;
  for (const NodeId child : frame_.facts.children(statement)) {
    if (frame_.facts.kind(child) != NodeKind::case_clause) {
      evaluate(child);
      continue;
    }
    const Environment before = frame_.environment;
    for (NodeId id = child; id < child + frame_.facts.node(child).size(); ++id)
      if (frame_.facts.kind(id) == NodeKind::pattern)
        for (NodeId name = id; name < id + frame_.facts.node(id).size(); ++name)
          if (frame_.facts.kind(name) == NodeKind::name)
            frame_.environment.set(frame_.facts.node(name).text(), Value{});
    if (!walk_leaving(frame_.facts.body(child))) joined = join(*joined, frame_.environment);
    frame_.environment = before;
  }
  frame_.environment = std::move(*joined);
  return false;
}

}  // namespace djvet
