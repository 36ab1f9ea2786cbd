// Statements in order: assignments, deletions, definitions. What branches and imports do is beside it.
// SPDX-License-Identifier: MIT
#include <algorithm>

#include "analyzer/link/evaluate/interpreter.h"
#include "analyzer/model/bindings.h"

namespace djvet {

void Interpreter::run_block(const CodeContext& at, NodeId begin, NodeId end) {
  const DepthGuard depth(*this);
  if (!depth.ok) return forget_changes(at, begin, end);
  const FileFacts& facts = model_.facts(at.file);
  for (NodeId node = begin; node < end && state_.live; node += facts.node(node).size()) run_statement(at, node);
}

void Interpreter::run_children(const CodeContext& at, NodeId parent) {
  run_block(at, parent + 1, parent + model_.facts(at.file).node(parent).size());
}

void Interpreter::run_statement(const CodeContext& at, NodeId node) {
  if (!spend(1)) return;
  const FileFacts& facts = model_.facts(at.file);
  switch (facts.kind(node)) {
    case NodeKind::assign: return run_assignment(at, node);
    case NodeKind::aug_assign: return run_augmented(at, node);
    case NodeKind::delete_stmt: return run_delete(at, node);
    case NodeKind::import_stmt: return run_import(at, facts.imports()[facts.node(node).text()]);
    case NodeKind::if_stmt: return run_if(at, node);
    case NodeKind::for_stmt: return run_loop(at, node);
    case NodeKind::while_stmt: return run_unknown_loop(at, node);
    case NodeKind::with_stmt: return run_with(at, node);
    case NodeKind::try_stmt: return run_try(at, node);
    case NodeKind::raise_stmt: return run_raise();
    case NodeKind::function_def: return run_definition(at, node);
    case NodeKind::class_def: return run_class(at, node);
    case NodeKind::return_stmt: {
      Datum value = facts.node(node).size() > 1 ? evaluate(at, node + 1) : Datum::of(Kind::none);
      if (exits_.returns != nullptr && state_.live) exits_.returns->emplace_back(state_, std::move(value));
      state_.live = false;
      return;
    }
    case NodeKind::break_stmt:
      if (exits_.breaks != nullptr) exits_.breaks->push_back(state_);
      state_.live = false;
      return;
    case NodeKind::continue_stmt:
      if (exits_.continues != nullptr) exits_.continues->push_back(state_);
      state_.live = false;
      return;
    case NodeKind::global_stmt:
      for (const NodeId name : facts.children(node)) writable(at.frame).globals.push_back(facts.text_of(name));
      return;
    case NodeKind::match_stmt:
    case NodeKind::error:
    case NodeKind::legacy_stmt: return forget_changes(at, node, node + facts.node(node).size());
    case NodeKind::block: return run_children(at, node);
    case NodeKind::pass_stmt:
    case NodeKind::assert_stmt:
    case NodeKind::type_alias: return;
    default: evaluate(at, node); return;
  }
}

void Interpreter::run_assignment(const CodeContext& at, NodeId node) {
  const FileFacts& facts = model_.facts(at.file);
  if (facts.node(node).has(flag_no_value)) return;
  const NodeId expression = facts.last_child(node);
  Datum value = evaluate(at, expression);
  if (!state_.live) return;
  value.origin = {at.file, facts.span(expression)};
  for (const NodeId target : facts.children(node))
    if (target != expression && facts.kind(target) != NodeKind::annotation)
      assign(at, target, value, {at.file, facts.span(node)});
}

void Interpreter::assign(const CodeContext& at, NodeId target, const Datum& value, Origin origin) {
  const FileFacts& facts = model_.facts(at.file);
  switch (facts.kind(target)) {
    case NodeKind::name: return bind(at, facts.text_of(target), value, origin);
    case NodeKind::list:
    case NodeKind::tuple: return assign_parts(at, target, value, origin);
    case NodeKind::star: return assign(at, target + 1, {}, origin);
    case NodeKind::subscript: return assign_item(at, target, value);
    case NodeKind::attribute: {
      const Datum object = evaluate(at, target + 1);
      if (object.is(Kind::module) && object.file.valid())
        writable(static_cast<std::uint32_t>(object.file.index())).names[facts.text_of(target)] = {value, origin};
      else if (object.is(Kind::cls)) writable(object.frame).names[facts.text_of(target)] = {value, origin};
      else if (is_followed(object)) set_instance_attribute(object, facts.text_of(target), value);
      else if (object.is(Kind::object)) forget_object(object.id);
      return;
    }
    default: return;
  }
}

void Interpreter::assign_parts(const CodeContext& at, NodeId target, const Datum& value, Origin origin) {
  const FileFacts& facts = model_.facts(at.file);
  std::size_t count = 0;
  bool star = false;
  for (const NodeId part : facts.children(target)) {
    star |= facts.kind(part) == NodeKind::star;
    ++count;
  }
  const std::optional<std::vector<Datum>> items = iterated(value);
  const bool fits = items && !star && items->size() == count;
  std::size_t index = 0;
  for (const NodeId part : facts.children(target)) assign(at, part, fits ? (*items)[index++] : Datum(), origin);
}

/// X[key] = value, globals()["X"] = value, os.environ["X"] = value.
void Interpreter::assign_item(const CodeContext& at, NodeId target, const Datum& value) {
  const FileFacts& facts = model_.facts(at.file);
  const NodeId object = target + 1;
  const NodeId index = facts.child(target, 1);
  const bool sliced = index == 0 || facts.kind(index) == NodeKind::slice || facts.child(target, 2) != 0;
  const Datum key = sliced ? Datum() : evaluate(at, index);
  if (facts.kind(object) == NodeKind::call && facts.kind(object + 1) == NodeKind::name) {
    const std::string_view callee = facts.text_of(object + 1);
    if (callee == "globals" || callee == "locals" || callee == "vars") {
      const std::uint32_t frame = callee == "globals" ? static_cast<std::uint32_t>(at.file.index()) : at.frame;
      if (key.is(Kind::text)) writable(frame).names[kept(key.text)] = {value, {at.file, facts.span(target)}};
      else forget_frame(frame);
      return;
    }
  }
  const Datum holder = evaluate(at, object);
  if (holder.is(Kind::external) && holder.text == "os.environ") return set_environment(key, value, false);
  mutate(at, object, [&](ObjectBody& body) {
    if (body.kind == BodyKind::dict) {
      if (key.is(Kind::unknown) || key.is(Kind::several) || key.is(Kind::object)) return false;
      for (std::size_t i = 0; i < body.keys.size(); ++i) {
        if (!same(body.keys[i], key)) continue;
        body.items[i] = value;
        return true;
      }
      body.keys.push_back(key);
      body.items.push_back(value);
      return true;
    }
    if (body.kind != BodyKind::list || body.open || !key.is(Kind::integer)) return false;
    const auto size = static_cast<std::int64_t>(body.items.size());
    const std::int64_t position = key.number < 0 ? key.number + size : key.number;
    if (position < 0 || position >= size) return false;
    body.items[static_cast<std::size_t>(position)] = value;
    return true;
  });
}

void Interpreter::run_augmented(const CodeContext& at, NodeId node) {
  const FileFacts& facts = model_.facts(at.file);
  const NodeId target = node + 1;
  const NodeId expression = facts.last_child(node);
  const Operator op = facts.node(node).op();
  const Datum more = evaluate(at, expression);
  Datum value = evaluate(at, target);
  const Origin origin{at.file, facts.span(node)};
  Contents held = contents(value);
  const bool in_place = !held.bodies.empty() && std::ranges::all_of(held.bodies, [](const ObjectBody& body) {
    return body.kind != BodyKind::tuple && body.kind != BodyKind::instance;
  });
  Datum sum = binary(op, value, more);
  // A list, set or dict keeps its identity: who else holds it sees the sum.
  if (in_place && value.is(Kind::object)) {
    const bool list_sum = op == Operator::add && held.bodies[0].kind == BodyKind::list;
    if (list_sum && !contents(sum).bodies.empty()) {
      set_bodies(value.id, contents(sum).bodies);
    } else if (op == Operator::bit_or && sum.is(Kind::object) && bodies(sum.id) != nullptr) {
      set_bodies(value.id, *bodies(sum.id));
    } else {
      forget_object(value.id);
    }
    if (facts.kind(target) == NodeKind::name) bind(at, facts.text_of(target), value, origin);
    return;
  }
  if (in_place)
    for (const Datum& each : alternatives(value))
      if (each.is(Kind::object)) forget_object(each.id);
  sum.origin = {at.file, facts.span(expression)};
  assign(at, target, sum, origin);
}

void Interpreter::run_delete(const CodeContext& at, NodeId node) {
  const FileFacts& facts = model_.facts(at.file);
  for (const NodeId target : facts.children(node)) {
    if (facts.kind(target) == NodeKind::name) {
      writable(at.frame).names.erase(facts.text_of(target));
    } else if (facts.kind(target) == NodeKind::subscript) {
      const NodeId index = facts.child(target, 1);
      const bool plain = index != 0 && facts.kind(index) != NodeKind::slice;
      const Datum key = plain ? evaluate(at, index) : Datum();
      mutate(at, target + 1, [&](ObjectBody& body) {
        if (body.kind != BodyKind::dict || key.is(Kind::unknown) || key.is(Kind::several)) return false;
        for (std::size_t i = 0; i < body.keys.size(); ++i) {
          if (!same(body.keys[i], key)) continue;
          body.keys.erase(body.keys.begin() + static_cast<std::ptrdiff_t>(i));
          body.items.erase(body.items.begin() + static_cast<std::ptrdiff_t>(i));
          return true;
        }
        return body.open;
      });
    }
  }
}

/// A function is a value; one that is decorated may be anything.
void Interpreter::run_definition(const CodeContext& at, NodeId node) {
  const FileFacts& facts = model_.facts(at.file);
  Datum value;
  const bool decorated = facts.node(node).size() > 1 && facts.kind(node + 1) == NodeKind::decorator;
  if (!decorated) {
    value = Datum::of(Kind::function);
    value.file = at.file;
    value.id = scope_of_definition(facts, node);
    value.frame = at.frame;
  }
  bind(at, facts.text_of(node), std::move(value), {at.file, facts.span(node)});
}

void Interpreter::run_class(const CodeContext& at, NodeId node) {
  const FileFacts& facts = model_.facts(at.file);
  Datum value = Datum::of(Kind::cls);
  value.file = at.file;
  value.id = scope_of_definition(facts, node);
  value.frame = new_frame(at.frame);
  std::vector<Datum> bases;
  bool plain = true;
  for (const NodeId child : facts.children(node)) {
    const NodeKind kind = facts.kind(child);
    if (kind == NodeKind::block) break;
    if (kind == NodeKind::decorator || kind == NodeKind::star || kind == NodeKind::double_star) plain = false;
    else if (kind != NodeKind::keyword) bases.push_back(evaluate(at, child));
  }
  ProgramFrame& own = writable(value.frame);
  own.hides_from_functions = true;
  own.is_opaque = !plain;
  value.among = std::make_shared<const std::vector<Datum>>(std::move(bases));
  if (const NodeId body = facts.body(node); body != 0) run_children({at.file, value.frame}, body);
  bind(at, facts.text_of(node), std::move(value), {at.file, facts.span(node)});
}

}  // namespace djvet
