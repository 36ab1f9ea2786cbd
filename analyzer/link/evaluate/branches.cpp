// Conditions, loops, with and try: each way runs on a copy of the state, and what comes through is joined.
// SPDX-License-Identifier: MIT
#include <algorithm>

#include "analyzer/link/evaluate/interpreter.h"

namespace djvet {

void Interpreter::run_if(const CodeContext& at, NodeId node) {
  const FileFacts& facts = model_.facts(at.file);
  std::vector<ProgramState> ends;
  NodeId condition = 0;
  for (const NodeId child : facts.children(node)) {
    const NodeKind kind = facts.kind(child);
    if (kind == NodeKind::else_clause) {
      run_children(at, child);
      break;
    }
    if (kind != NodeKind::block) {
      condition = child;
      continue;
    }
    const std::optional<bool> outcome = truth(evaluate(at, condition));
    if (!state_.live) break;
    if (outcome && !*outcome) continue;
    if (outcome) {
      run_children(at, child);
      break;
    }
    if (!charge_copy()) return;
    ProgramState otherwise = state_;
    refine(at, condition, true);
    run_children(at, child);
    ends.push_back(std::move(state_));
    state_ = std::move(otherwise);
    refine(at, condition, false);
  }
  if (ends.empty()) return;
  ends.push_back(std::move(state_));
  join_into(std::move(ends));
}

void Interpreter::refine(const CodeContext& at, NodeId condition, bool outcome) {
  const FileFacts& facts = model_.facts(at.file);
  switch (facts.kind(condition)) {
    case NodeKind::not_op: return refine(at, condition + 1, !outcome);
    case NodeKind::bool_and:
    case NodeKind::bool_or:
      if (outcome != (facts.kind(condition) == NodeKind::bool_and)) return;
      refine(at, condition + 1, outcome);
      return refine(at, facts.last_child(condition), outcome);
    case NodeKind::compare: return refine_comparison(at, condition, outcome);
    case NodeKind::name: break;
    default: return;
  }
  const Variable* variable = find_name(at, facts.text_of(condition));
  if (variable == nullptr || !variable->value.is(Kind::several)) return;
  const Variable old = *variable;
  std::vector<Datum> kept;
  for (const Datum& each : alternatives(old.value))
    if (const std::optional<bool> is = truth(each); !is || *is == outcome) kept.push_back(each);
  if (kept.size() == old.value.among->size() || (kept.empty() && !old.value.open)) return;
  Datum value = old.value;
  if (kept.size() == 1 && !value.open) value = kept[0];
  else value.among = std::make_shared<const std::vector<Datum>>(std::move(kept));
  bind(at, facts.text_of(condition), std::move(value), old.origin);
}

/// `X is None`, `X == "a"` and their contraries leave of X what fits.
void Interpreter::refine_comparison(const CodeContext& at, NodeId condition, bool outcome) {
  const FileFacts& facts = model_.facts(at.file);
  const NodeId name = condition + 1;
  const NodeId other = facts.child(condition, 1);
  if (facts.kind(name) != NodeKind::name || other == 0 || facts.child(condition, 2) != 0) return;
  const Operator op = facts.node(condition).op();
  if (op != Operator::is && op != Operator::is_not && op != Operator::eq && op != Operator::ne) return;
  const Variable* variable = find_name(at, facts.text_of(name));
  if (variable == nullptr || !variable->value.is(Kind::several)) return;
  const Variable old = *variable;
  const Datum right = evaluate(at, other);
  std::vector<Datum> kept;
  for (const Datum& each : alternatives(old.value))
    if (const std::optional<bool> is = compare(op, each, right); !is || *is == outcome) kept.push_back(each);
  if (kept.size() == old.value.among->size() || (kept.empty() && !old.value.open)) return;
  Datum value = old.value;
  if (kept.size() == 1 && !value.open) value = kept[0];
  else value.among = std::make_shared<const std::vector<Datum>>(std::move(kept));
  bind(at, facts.text_of(name), std::move(value), old.origin);
}

void Interpreter::run_loop(const CodeContext& at, NodeId node) {
  const FileFacts& facts = model_.facts(at.file);
  const NodeId body = facts.body(node);
  const std::optional<std::vector<Datum>> items = iterated(evaluate(at, facts.child(node, 1)));
  if (!items || body == 0 || !state_.live) return run_unknown_loop(at, node);
  std::vector<ProgramState> breaks;
  std::vector<ProgramState> continues;
  const Exits outer = exits_;
  exits_.breaks = &breaks;
  exits_.continues = &continues;
  for (const Datum& item : *items) {
    assign(at, node + 1, item, {at.file, facts.span(node + 1)});
    run_children(at, body);
    continues.push_back(std::move(state_));
    join_into(std::move(continues));
    continues.clear();
    if (!state_.live || !spend(1)) break;
  }
  exits_ = outer;
  const NodeId last = facts.last_child(node);
  if (state_.live && facts.kind(last) == NodeKind::else_clause) run_children(at, last);
  breaks.push_back(std::move(state_));
  join_into(std::move(breaks));
}

/// A loop of which nothing is known: whatever it changes may have changed, any number of times.
void Interpreter::run_unknown_loop(const CodeContext& at, NodeId node) {
  forget_changes(at, node + 1, node + model_.facts(at.file).node(node).size());
}

/// A call in code that isn't followed: it may change a module that it is given, and what its function changes.
void Interpreter::forget_call(const CodeContext& at, NodeId call) {
  const FileFacts& facts = model_.facts(at.file);
  const DepthGuard depth(*this);
  if (!depth.ok || facts.node(call).size() < 2) return;
  for (const NodeId argument : facts.children(call)) {
    if (argument == call + 1 || facts.kind(argument) != NodeKind::name) continue;
    const Datum value = read_name(at, facts.text_of(argument));
    if (value.is(Kind::module) && value.file.valid()) forget_frame(static_cast<std::uint32_t>(value.file.index()));
  }
  if (facts.kind(call + 1) != NodeKind::name) return;
  const Datum function = read_name(at, facts.text_of(call + 1));
  if (!function.is(Kind::function) || !state_.frames.contains(function.frame)) return;
  for (const NodeId argument : facts.children(call))
    if (argument != call + 1 && facts.kind(argument) == NodeKind::name)
      forget_objects(read_name(at, facts.text_of(argument)));
  const FileFacts& theirs = model_.facts(function.file);
  const NodeId definition = theirs.scopes()[function.id].node;
  const CodeContext inner{function.file, new_frame(function.frame)};
  if (const NodeId body = theirs.body(definition); body != 0)
    forget_changes(inner, body + 1, definition + theirs.node(definition).size());
  state_.frames.erase(inner.frame);
}

/// Forgets what the object that an expression stands for holds; where code only adds to it (`grows`), a list keeps its items.
void Interpreter::forget_root(const CodeContext& at, NodeId node, bool grows) {
  const FileFacts& facts = model_.facts(at.file);
  NodeId root = node;
  while (facts.node(root).size() > 1 &&
         (facts.kind(root) == NodeKind::attribute || facts.kind(root) == NodeKind::subscript))
    ++root;
  if (facts.kind(root) == NodeKind::name && find_name(at, facts.text_of(root)) == nullptr) return;
  mutate(at, facts.kind(node) == NodeKind::subscript ? node + 1 : node, [&](ObjectBody& body) {
    body.open = true;
    return grows && body.kind == BodyKind::list;
  });
}

/// Forgets what the statements of a range assign or change. Lists that they only add to keep what they hold.
void Interpreter::forget_changes(const CodeContext& at, NodeId begin, NodeId end) {
  const FileFacts& facts = model_.facts(at.file);
  for (NodeId node = begin; node < end && spend(1); ++node) {
    switch (facts.kind(node)) {
      case NodeKind::named: {
        CodeContext around = at;
        while (state_.frames.at(around.frame)->is_comprehension) around.frame = state_.frames.at(around.frame)->parent;
        bind(around, facts.text_of(node), {}, {at.file, facts.span(node)});
        break;
      }
      case NodeKind::global_stmt:
        for (const NodeId name : facts.children(node)) writable(at.frame).globals.push_back(facts.text_of(name));
        break;
      case NodeKind::comprehension_for: forget_reachable(evaluate(at, facts.child(node, 1))); break;
      case NodeKind::assign:
      case NodeKind::for_stmt:
      case NodeKind::with_item:
        // Whatever a loop's target or a name stands for may be changed by that name.
        if (facts.kind(node) == NodeKind::for_stmt) forget_reachable(evaluate(at, facts.child(node, 1)));
        if (facts.kind(node) == NodeKind::assign && !facts.node(node).has(flag_no_value)) {
          const NodeKind from = facts.kind(facts.last_child(node));
          const bool alias = from == NodeKind::name || from == NodeKind::attribute || from == NodeKind::subscript;
          if (alias) forget_objects(evaluate(at, facts.last_child(node)));
        }
        for (const NodeId target : facts.children(node)) {
          if (facts.kind(node) == NodeKind::for_stmt && target != node + 1) break;
          if (facts.kind(node) == NodeKind::assign && target == facts.last_child(node)) break;
          if (facts.kind(target) == NodeKind::subscript) forget_root(at, target, false);
          else assign(at, target, {}, {at.file, facts.span(node)});
        }
        break;
      case NodeKind::aug_assign: {
        const Datum value = evaluate(at, node + 1);
        const bool list = contents(value).bodies.size() > 0 && contents(value).bodies[0].kind == BodyKind::list;
        if (list && facts.node(node).op() == Operator::add) forget_root(at, node + 1, true);
        else assign(at, node + 1, {}, {at.file, facts.span(node)});
        break;
      }
      case NodeKind::call: {
        forget_call(at, node);
        if (facts.node(node).size() < 2 || facts.kind(node + 1) != NodeKind::attribute) break;
        const std::string_view method = facts.text_of(node + 1);
        const bool grows = method == "append" || method == "extend" || method == "insert";
        constexpr std::string_view readers[] = {"get", "items", "keys", "values", "format", "join", "copy", "index"};
        if (std::ranges::find(readers, method) == std::ranges::end(readers)) forget_root(at, node + 2, grows);
        break;
      }
      case NodeKind::import_stmt: {
        const Import& import = facts.imports()[facts.node(node).text()];
        if ((import.flags & import_star) != 0) forget_frame(at.frame);
        else bind(at, facts.text(import.bound), {}, {at.file, import.span});
        break;
      }
      case NodeKind::function_def:
      case NodeKind::class_def:
        bind(at, facts.text_of(node), {}, {at.file, facts.span(node)});
        node += facts.node(node).size() - 1;
        break;
      default: break;
    }
  }
}

/// `with suppress(ImportError):` is a try; what other context managers bind is unknown.
void Interpreter::run_with(const CodeContext& at, NodeId node) {
  const FileFacts& facts = model_.facts(at.file);
  bool suppresses = false;
  for (const NodeId item : facts.children(node)) {
    if (facts.kind(item) != NodeKind::with_item) continue;
    const NodeId expression = facts.kind(item + 1) == NodeKind::as_pattern ? item + 2 : item + 1;
    const Datum manager = evaluate(at, expression);
    if (const ObjectBody* body = single_body(manager); body != nullptr && body->callee == "contextlib.suppress")
      suppresses = true;
    if (facts.kind(item + 1) == NodeKind::as_pattern)
      assign(at, facts.last_child(item + 1), {}, {at.file, facts.span(item)});
  }
  const NodeId body = facts.body(node);
  if (body == 0 || !state_.live) return;
  if (!suppresses || !charge_copy()) return run_children(at, body);
  std::vector<ProgramState> failed;
  const Exits outer = exits_;
  exits_.raises = &failed;
  if (may_raise(at, body, body + facts.node(body).size())) failed.push_back(state_);
  run_children(at, body);
  exits_ = outer;
  failed.push_back(std::move(state_));
  join_into(std::move(failed));
}

void Interpreter::run_raise() {
  import_failed_ = false;
  if (exits_.raises != nullptr && state_.live) exits_.raises->push_back(state_);
  state_.live = false;
}

/// Whether statements may raise something, besides those that certainly do when they run. Imports that lead into the tree or
/// to the standard library, and assignments of literals and names, don't.
bool Interpreter::may_raise(const CodeContext& at, NodeId begin, NodeId end) const {
  const FileFacts& facts = model_.facts(at.file);
  for (NodeId node = begin; node < end; ++node) {
    const NodeKind kind = facts.kind(node);
    if (kind == NodeKind::call || kind == NodeKind::subscript || kind == NodeKind::binary ||
        kind == NodeKind::attribute || kind == NodeKind::aug_assign || kind == NodeKind::for_stmt ||
        kind == NodeKind::assert_stmt || kind == NodeKind::with_stmt || kind == NodeKind::delete_stmt)
      return true;
  }
  return false;
}

void Interpreter::run_try(const CodeContext& at, NodeId node) {
  const FileFacts& facts = model_.facts(at.file);
  const NodeId body = facts.body(node);
  if (body == 0 || !charge_copy()) return;
  std::vector<ProgramState> failed;
  const Exits outer = exits_;
  exits_.raises = &failed;
  import_failed_ = false;
  const bool uncertain = may_raise(at, body, body + facts.node(body).size());
  for (const NodeId statement : facts.children(body)) {
    const NodeId end = statement + facts.node(statement).size();
    const bool raises = may_raise(at, statement, end);
    if (!state_.live || (raises && !charge_copy())) break;
    if (raises) failed.push_back(state_);
    run_block(at, statement, end);
    if (raises && state_.live && facts.body(statement) != 0) failed.push_back(state_);  // it may have come halfway
  }
  exits_ = outer;
  const bool only_imports = !uncertain && import_failed_;
  for (const NodeId child : facts.children(node))
    if (facts.kind(child) == NodeKind::else_clause && state_.live) run_children(at, child);
  std::vector<ProgramState> ends;
  ends.push_back(std::move(state_));
  if (!failed.empty()) run_handlers(at, node, std::move(failed), ends, only_imports);
  join_into(std::move(ends));
  for (const NodeId child : facts.children(node))
    if (facts.kind(child) == NodeKind::finally_clause && state_.live) run_children(at, child);
}

/// Runs the handlers on what was when the body failed. A failed import chooses its handler; of another failure it isn't known
/// which one it is.
void Interpreter::run_handlers(const CodeContext& at, NodeId node, std::vector<ProgramState> failed,
                               std::vector<ProgramState>& ends, bool import_failed) {
  const FileFacts& facts = model_.facts(at.file);
  join_into(std::move(failed));
  const ProgramState before = state_;
  bool handled = false;
  for (const NodeId child : facts.children(node)) {
    if (facts.kind(child) != NodeKind::except_clause || handled) continue;
    const NodeId body = facts.body(child);
    if (body == 0) continue;
    bool imports = child + 1 == body;
    for (NodeId id = child + 1; id < body; ++id) {
      const std::string_view name = facts.text_of(id);
      imports |= facts.kind(id) == NodeKind::name && (name == "ImportError" || name == "ModuleNotFoundError" ||
                                                      name == "Exception" || name == "BaseException");
    }
    if (import_failed && !imports) continue;
    handled = import_failed;
    if (!charge_copy()) return;
    state_ = before;
    if (facts.kind(child + 1) == NodeKind::as_pattern)
      assign(at, facts.last_child(child + 1), {}, {at.file, facts.span(child)});
    run_children(at, body);
    ends.push_back(std::move(state_));
  }
  state_ = before;
  state_.live = false;
}

}  // namespace djvet
