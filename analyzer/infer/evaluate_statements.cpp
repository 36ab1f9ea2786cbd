// Statements: order, branches, loops, and what they bind.
// SPDX-License-Identifier: MIT
#include <algorithm>

#include "analyzer/infer/evaluator.h"

namespace djvet {

const Value* Environment::find(TextId name) const {
  const auto entry = std::ranges::lower_bound(entries, name, {}, &Entry::name);
  return entry != entries.end() && entry->name == name ? &entry->value : nullptr;
}

void Environment::set(TextId name, Value value) {
  const auto entry = std::ranges::lower_bound(entries, name, {}, &Entry::name);
  if (entry != entries.end() && entry->name == name) entry->value = value;
  else entries.insert(entry, {name, value});
}

Evaluator::Evaluator(const ProjectModel& model, FileId file) : model_(model), facts_(model.facts(file)), file_(file) {}

void Evaluator::run(ScopeId scope) {
  scope_ = scope;
  environment_.entries.clear();
  loops_.clear();
  sources_.clear();
  instances_.clear();
  querysets_.clear();
  sequences_.clear();
  symbols_.clear();
  exits_.clear();
  silent_ = 0;
  const NodeId node = facts_.scopes()[scope].node;
  if (facts_.kind(node) == NodeKind::function_def) {
    bind_parameters(node);
    walk_block(facts_.body(node));
  } else {
    walk_statements(node);
  }
}

/// Parameters are unknown, except a model's own `self` and those annotated with a model.
void Evaluator::bind_parameters(NodeId function) {
  const Scope& own = facts_.scopes()[scope_];
  const ClassId cls = facts_.scopes()[own.parent].is(scope_class) ? model_.class_of(file_, own.parent) : ClassId{};
  bool first = cls.valid();
  for (const NodeId child : facts_.children(function)) {
    if (facts_.kind(child) == NodeKind::decorator) {
      const NodeId decorator = facts_.child(child, 0);
      if (facts_.kind(decorator) == NodeKind::name && facts_.text_of(decorator) != "property") first = false;
    }
    if (facts_.kind(child) != NodeKind::parameter) continue;
    Value value;
    Instance instance;
    const NodeId annotation = facts_.child(child, 0);
    if (first) {
      instance.model = model_.cls(cls).model;
    } else if (annotation != 0 && facts_.kind(annotation) == NodeKind::annotation) {
      const Symbol symbol = model_.resolve(file_, scope_, facts_.child(annotation, 0));
      if (symbol.kind == Symbol::Kind::cls) instance.model = model_.cls(symbol.cls).model;
    }
    first = false;
    if (instance.model.valid()) {
      Source caller{0, instance.model, {}};
      caller.loads.opaque = true;
      sources_.push_back(std::move(caller));
      instance.source = static_cast<std::uint32_t>(sources_.size() - 1);
      value = make(std::move(instance), 0);
    }
    environment_.set(facts_.node(child).text(), value);
  }
}

bool Evaluator::walk_statements(NodeId parent) {
  for (const NodeId statement : facts_.children(parent))
    if (walk_statement(statement)) return true;
  return false;
}

bool Evaluator::walk_statement(NodeId statement) {
  switch (facts_.kind(statement)) {
    case NodeKind::function_def:
    case NodeKind::class_def: environment_.set(facts_.node(statement).text(), Value{}); return false;
    case NodeKind::return_stmt:
    case NodeKind::raise_stmt: evaluate_children(statement); return true;
    case NodeKind::break_stmt:
    case NodeKind::continue_stmt:
      if (!exits_.empty()) exits_.back() = exits_.back() ? join(*exits_.back(), environment_) : environment_;
      return true;
    case NodeKind::assign: walk_assign(statement); return false;
    case NodeKind::aug_assign:
      evaluate_children(statement);
      bind(facts_.child(statement, 0), Value{});
      return false;
    case NodeKind::if_stmt: return walk_if(statement);
    case NodeKind::for_stmt: return walk_for(statement);
    case NodeKind::while_stmt: return walk_while(statement);
    case NodeKind::try_stmt: return walk_try(statement);
    case NodeKind::match_stmt: return walk_match(statement);
    case NodeKind::with_stmt: return walk_with(statement);
    case NodeKind::error:
    case NodeKind::block: return walk_block(statement);
    case NodeKind::import_stmt: {
      const Import& import = facts_.imports()[facts_.node(statement).text()];
      auto& entries = environment_.entries;  // the name means the import again
      std::erase_if(entries, [&](const Environment::Entry& entry) { return entry.name == import.bound; });
      return false;
    }
    case NodeKind::global_stmt:
    case NodeKind::pass_stmt:
    case NodeKind::type_alias: return false;
    default: evaluate(statement); return false;
  }
}

void Evaluator::walk_assign(NodeId statement) {
  if (facts_.node(statement).has(flag_no_value)) return;
  const NodeId last = facts_.last_child(statement);
  const Value value = evaluate(last);
  for (const NodeId target : facts_.children(statement))
    if (target != last && facts_.kind(target) != NodeKind::annotation) bind(target, value);
}

void Evaluator::bind(NodeId target, Value value) {
  if (target == 0) return;
  switch (facts_.kind(target)) {
    case NodeKind::name: environment_.set(facts_.node(target).text(), value); return;
    case NodeKind::attribute: {
      const Value object = evaluate(facts_.child(target, 0));
      if (!object.is(Value::Kind::instance)) return;
      const Instance& instance = instances_[object.index];
      if (instance.source != no_index && silent_ == 0)
        sources_[instance.source].loads.known.push_back(join_path(instance.path, facts_.text_of(target)));
      return;
    }
    case NodeKind::tuple:
    case NodeKind::list: {
      std::vector<Value> parts;
      if (value.is(Value::Kind::sequence) && sequences_[value.index].shape == Sequence::Shape::tuple)
        parts = sequences_[value.index].parts;
      std::size_t n = 0;
      Value unknown;
      unknown.depends = value.depends;
      for (const NodeId part : facts_.children(target)) {
        bind(part, n < parts.size() ? parts[n] : unknown);
        ++n;
      }
      return;
    }
    case NodeKind::star: {
      Value unknown;
      unknown.depends = value.depends;
      bind(facts_.child(target, 0), unknown);
      return;
    }
    default: evaluate_children(target);
  }
}

/// `if key not in cache:`, or a branch that sets what its condition tests (`if row.kind != last: last = row.kind`), fills
/// a hand-made cache: what it reads isn't read for every row.
bool Evaluator::guards_memo(NodeId condition, NodeId block) const {
  if (facts_.kind(condition) == NodeKind::compare && facts_.node(condition).op() == Operator::not_in) return true;
  for (NodeId set = block; set < block + facts_.node(block).size(); ++set) {
    if (facts_.kind(set) != NodeKind::assign) continue;
    NodeId target = facts_.child(set, 0);
    if (facts_.kind(target) == NodeKind::subscript) target = facts_.child(target, 0);
    if (target == 0 || facts_.kind(target) != NodeKind::name) continue;
    for (NodeId tested = condition; tested < condition + facts_.node(condition).size(); ++tested)
      if (facts_.kind(tested) == NodeKind::name && facts_.node(tested).text() == facts_.node(target).text())
        return true;
  }
  return false;
}

bool Evaluator::walk_if(NodeId statement) {
  std::optional<Environment> joined;
  bool has_else = false;
  NodeId condition = 0;
  const auto branch = [&](NodeId block, bool memo) {
    const Environment before = environment_;
    if (memo) ++silent_;
    const bool left = walk_leaving(block);
    if (memo) --silent_;
    if (memo) keep_across_passes(before);
    if (!left) joined = joined ? join(*joined, environment_) : environment_;
    environment_ = before;
  };
  for (const NodeId child : facts_.children(statement)) {
    if (facts_.kind(child) == NodeKind::block) {
      branch(child, condition != 0 && guards_memo(condition, child));
    } else if (facts_.kind(child) == NodeKind::else_clause) {
      has_else = true;
      branch(child, false);
    } else {
      condition = child;
      // `if row.parent: return row.parent` asks for one parent at most: a row without one costs nothing.
      const bool whole = facts_.kind(child) == NodeKind::attribute;
      const std::vector<std::size_t> left =
          whole ? mark_left(next_sibling(statement, child)) : std::vector<std::size_t>{};
      const Value value = evaluate(child);
      for (const std::size_t i : left) loops_[i].bounded = false;
      if (value.is(Value::Kind::queryset)) record_rows(value, child);
    }
  }
  if (!has_else) joined = joined ? join(*joined, environment_) : environment_;
  if (!joined) return true;
  environment_ = std::move(*joined);
  return false;
}

/// What a hand-made cache was filled with doesn't depend on the pass any more.
void Evaluator::keep_across_passes(const Environment& before) {
  for (Environment::Entry& entry : environment_.entries) {
    const Value* old = before.find(entry.name);
    if (old == nullptr || *old != entry.value) entry.value.depends = 0;
  }
}

NodeId Evaluator::next_sibling(NodeId parent, NodeId child) const {
  const NodeId next = child + facts_.node(child).size();
  return next < parent + facts_.node(parent).size() ? next : 0;
}

/// Marks the loops that a block leaves at its end: what belongs to it runs at most once for them.
std::vector<std::size_t> Evaluator::mark_left(NodeId block) {
  std::vector<std::size_t> left;
  if (block == 0) return left;
  NodeKind last = NodeKind::unknown;
  for (const NodeId statement : facts_.children(block)) last = facts_.kind(statement);
  const bool leaves_all = last == NodeKind::return_stmt || last == NodeKind::raise_stmt;
  if (leaves_all || last == NodeKind::break_stmt) {
    for (std::size_t i = loops_.size(); i-- > 0;) {
      if (!loops_[i].open || loops_[i].bounded) continue;
      loops_[i].bounded = true;
      left.push_back(i);
      if (!leaves_all) break;
    }
  }
  return left;
}

/// Walks a block that may end by leaving loops.
bool Evaluator::walk_leaving(NodeId block) {
  const std::vector<std::size_t> left = mark_left(block);
  const bool ends = walk_block(block);
  for (const std::size_t i : left) loops_[i].bounded = false;
  return ends;
}

/// Walks a loop's body. Where it ends by leaving the loop, what stands behind the last `continue` runs at most once.
bool Evaluator::walk_body(NodeId body, std::uint32_t loop) {
  if (body == 0) return false;
  NodeId last_continue = 0;
  bool leaves = false;
  for (NodeId id = body; id < body + facts_.node(body).size(); ++id)
    if (facts_.kind(id) == NodeKind::continue_stmt) last_continue = id;
  for (const NodeId statement : facts_.children(body)) {
    const NodeKind kind = facts_.kind(statement);
    leaves = leaves || kind == NodeKind::return_stmt || kind == NodeKind::break_stmt || kind == NodeKind::raise_stmt;
  }
  const bool was_bounded = loops_[loop].bounded;
  bool ended = false;
  for (const NodeId statement : facts_.children(body)) {
    if (leaves && statement > last_continue) loops_[loop].bounded = true;
    ended = walk_statement(statement);
    if (ended) break;
  }
  loops_[loop].bounded = was_bounded;
  return ended;
}

bool Evaluator::walk_for(NodeId statement) {
  const NodeId target = facts_.child(statement, 0);
  const NodeId iterable = facts_.child(statement, 1);
  const NodeId body = facts_.body(statement);
  const Value value = evaluate(iterable);
  const std::uint32_t loop = open_loop(statement, value, iterable);
  walk_loop_body(body, loop, element_of(value, loop), target);
  close_loop(loop);
  const NodeId last = facts_.last_child(statement);
  if (facts_.kind(last) == NodeKind::else_clause) walk_block(last);
  return false;
}

bool Evaluator::walk_while(NodeId statement) {
  evaluate(facts_.child(statement, 0));
  const std::uint32_t loop = open_loop(statement, Value{}, statement);
  walk_loop_body(facts_.body(statement), loop, Value{}, 0);
  close_loop(loop);
  return false;
}

void Evaluator::walk_loop_body(NodeId body, std::uint32_t loop, Value element, NodeId target) {
  const auto pass = [&] {
    const Environment before = environment_;
    exits_.emplace_back();
    if (target != 0) bind(target, element);
    const bool left = walk_body(body, loop);
    Environment after = left ? before : join(before, environment_);
    if (exits_.back()) after = join(after, *exits_.back());
    exits_.pop_back();
    environment_ = std::move(after);
  };
  if (silent_ == 0 && !loops_[loop].bounded) {
    ++silent_;
    pass();
    --silent_;
  }
  pass();
}

/// `with row.lock:` works on rows one by one on purpose.
bool Evaluator::takes_locks(NodeId statement) const {
  for (NodeId id = statement; id < facts_.body(statement); ++id) {
    const NodeKind kind = facts_.kind(id);
    if ((kind == NodeKind::name || kind == NodeKind::attribute) &&
        facts_.text_of(id).find("lock") != std::string_view::npos)
      return true;
  }
  return false;
}

bool Evaluator::walk_with(NodeId statement) {
  for (const NodeId item : facts_.children(statement)) {
    if (facts_.kind(item) != NodeKind::with_item) continue;
    const NodeId expression = facts_.child(item, 0);
    if (expression != 0) evaluate(expression);
  }
  const bool locks = takes_locks(statement);
  if (locks) ++silent_;
  const bool ended = walk_block(facts_.body(statement));
  if (locks) --silent_;
  return ended;
}

/// An exception is the rare path: its handlers are walked for what they bind, not for what they cost.
bool Evaluator::walk_try(NodeId statement) {
  const Environment before = environment_;
  std::optional<Environment> joined;
  bool ended = false;
  Environment raised = before;
  for (const NodeId child : facts_.children(statement)) {
    const NodeKind kind = facts_.kind(child);
    if (kind == NodeKind::block) {
      ended = walk_block(child);
      raised = join(before, environment_);
      if (!ended) joined = environment_;
    } else if (kind == NodeKind::else_clause) {
      if (ended) continue;
      environment_ = *joined;
      if (walk_block(child)) joined.reset();
      else joined = environment_;
    } else if (kind == NodeKind::except_clause) {
      environment_ = raised;
      ++silent_;
      const NodeId body = facts_.body(child);
      for (const NodeId part : facts_.children(child))
        if (part != body && facts_.kind(part) == NodeKind::as_pattern) bind(facts_.child(part, 1), Value{});
      const bool left = body != 0 && walk_block(body);
      --silent_;
      if (!left) joined = joined ? join(*joined, environment_) : environment_;
    } else {
      environment_ = joined ? *joined : raised;
      if (walk_block(child)) return true;
      if (joined) joined = environment_;
    }
  }
  environment_ = joined ? *joined : raised;
  return !joined;
}

bool Evaluator::walk_match(NodeId statement) {
  std::optional<Environment> joined = environment_;
  for (const NodeId child : facts_.children(statement)) {
    if (facts_.kind(child) != NodeKind::case_clause) {
      evaluate(child);
      continue;
    }
    const Environment before = environment_;
    for (NodeId id = child; id < child + facts_.node(child).size(); ++id)
      if (facts_.kind(id) == NodeKind::pattern)
        for (NodeId name = id; name < id + facts_.node(id).size(); ++name)
          if (facts_.kind(name) == NodeKind::name) environment_.set(facts_.node(name).text(), Value{});
    if (!walk_leaving(facts_.body(child))) joined = join(*joined, environment_);
    environment_ = before;
  }
  environment_ = std::move(*joined);
  return false;
}

}  // namespace djvet
