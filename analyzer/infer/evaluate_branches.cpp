// Branches, and what runs at most once because it leaves a loop or fills a hand-made cache.
// SPDX-License-Identifier: MIT
#include <algorithm>

#include "analyzer/infer/evaluator.h"

namespace djvet {

/// `if key not in cache:`, or a branch that sets what its condition tests (`if row.kind != last: last = row.kind`), fills
/// a hand-made cache: what it reads isn't read for every row.
bool Evaluator::guards_memo(NodeId condition, NodeId block) const {
  if (frame_.facts.kind(condition) == NodeKind::compare && frame_.facts.node(condition).op() == Operator::not_in)
    return true;
  for (NodeId set = block; set < block + frame_.facts.node(block).size(); ++set) {
    if (frame_.facts.kind(set) != NodeKind::assign) continue;
    NodeId target = frame_.facts.child(set, 0);
    if (frame_.facts.kind(target) == NodeKind::subscript) target = frame_.facts.child(target, 0);
    if (target == 0 || frame_.facts.kind(target) != NodeKind::name) continue;
    for (NodeId tested = condition; tested < condition + frame_.facts.node(condition).size(); ++tested)
      if (frame_.facts.kind(tested) == NodeKind::name &&
          frame_.facts.node(tested).text() == frame_.facts.node(target).text())
        return true;
  }
  return false;
}

/// `if row.total is None: row.total = ...; row.save()` fills a column once in a row's life.
bool Evaluator::fills_column(NodeId condition, NodeId block) const {
  const FileFacts& facts = frame_.facts;
  const NodeKind kind = facts.kind(condition);
  const bool is_none = kind == NodeKind::compare && facts.node(condition).op() == Operator::is &&
                       facts.kind(facts.last_child(condition)) == NodeKind::none_value;
  if (!is_none && kind != NodeKind::not_op) return false;
  const NodeId column = facts.child(condition, 0);
  const auto of_row = [&](NodeId node, NodeId row) {
    const NodeId of = facts.kind(node) == NodeKind::attribute ? facts.child(node, 0) : 0;
    return of != 0 && facts.kind(of) == NodeKind::name && (row == 0 || facts.node(of).text() == facts.node(row).text());
  };
  if (column == 0 || !of_row(column, 0)) return false;
  const NodeId row = facts.child(column, 0);
  bool set = false, saved = false;
  for (const NodeId statement : facts.children(block)) {
    const NodeId first = facts.child(statement, 0);
    if (first == 0 || !of_row(first, row)) continue;
    set = set || (facts.kind(statement) == NodeKind::assign && facts.text_of(first) == facts.text_of(column));
    saved = saved || (set && facts.kind(statement) == NodeKind::call && facts.text_of(first) == "save");
  }
  return saved;
}

/// `if key in cache: ... else: ...` fills a hand-made cache in the second branch, when the code sets `cache[key]`.
bool Evaluator::fills_memo(NodeId condition) const {
  if (condition == 0 || frame_.facts.kind(condition) != NodeKind::compare ||
      frame_.facts.node(condition).op() != Operator::in)
    return false;
  const NodeId cache = frame_.facts.last_child(condition);
  if (frame_.facts.kind(cache) != NodeKind::name) return false;
  const NodeId body = frame_.facts.scopes()[frame_.scope].node;
  for (NodeId set = body; set < body + frame_.facts.node(body).size(); ++set) {
    if (frame_.facts.kind(set) != NodeKind::assign) continue;
    const NodeId target = frame_.facts.child(set, 0);
    if (target == 0 || frame_.facts.kind(target) != NodeKind::subscript) continue;
    const NodeId held = frame_.facts.child(target, 0);
    if (frame_.facts.kind(held) == NodeKind::name && frame_.facts.node(held).text() == frame_.facts.node(cache).text())
      return true;
  }
  return false;
}

/// `if found is not None: return found` hands out what a hand-made cache has, when what follows fills it: `found = ...` or
/// `cache.set(key, ...)`.
bool Evaluator::hands_out_memo(NodeId statement, NodeId parent) const {
  if (frame_.facts.kind(statement) != NodeKind::if_stmt) return false;
  NodeId tested = frame_.facts.child(statement, 0);
  const NodeId block = tested == 0 ? 0 : next_sibling(statement, tested);
  if (block == 0 || next_sibling(statement, block) != 0) return false;
  if (frame_.facts.kind(tested) == NodeKind::compare && frame_.facts.node(tested).op() == Operator::is_not)
    tested = frame_.facts.child(tested, 0);
  const NodeId leaves = frame_.facts.child(block, 0);
  const NodeId given =
      leaves != 0 && frame_.facts.kind(leaves) == NodeKind::return_stmt ? frame_.facts.child(leaves, 0) : 0;
  if (given == 0 || frame_.facts.kind(given) != NodeKind::name || frame_.facts.kind(tested) != NodeKind::name ||
      frame_.facts.node(given).text() != frame_.facts.node(tested).text())
    return false;
  const Value* held = local_name(frame_.facts.node(given).text());
  if (held == nullptr || !held->is(Value::Kind::unknown)) return false;
  const auto names_cache = [&](NodeId node) {
    const NodeKind kind = frame_.facts.kind(node);
    return (kind == NodeKind::name || kind == NodeKind::attribute) &&
           frame_.facts.text_of(node).find("cache") != std::string_view::npos;
  };
  for (NodeId next = next_sibling(parent, statement); next != 0; next = next_sibling(parent, next)) {
    const NodeId first = frame_.facts.child(next, 0);
    const NodeKind kind = frame_.facts.kind(next);
    if (kind == NodeKind::assign && frame_.facts.kind(first) == NodeKind::name &&
        frame_.facts.node(first).text() == frame_.facts.node(given).text())
      return true;
    if (kind != NodeKind::call || frame_.facts.kind(first) != NodeKind::attribute) continue;
    const NodeId receiver = frame_.facts.child(first, 0);
    if (frame_.facts.text_of(first).starts_with("set") && (names_cache(first) || names_cache(receiver))) return true;
  }
  return false;
}

/// What fills a hand-made cache runs for few passes of the loops around it. Its own loops count where the code is entered
/// by itself, as every function of the project is.
void Evaluator::walk_rarely() {
  if (costs_ != nullptr) return;
  if (callers_.empty()) rare_.all = rare_.reads = static_cast<std::uint32_t>(loops_.size());
  else ++silent_;
}

bool Evaluator::walk_if(NodeId statement) {
  std::optional<Environment> joined;
  bool has_else = false;
  NodeId condition = 0;
  std::optional<bool> holds;
  bool decided = false;       // an earlier condition holds: what follows never runs
  bool decided_here = false;  // this one does, and none before it may
  bool unsure_before = false;
  std::vector<NotedRange> noted_by_branch;
  const auto branch = [&](NodeId block, bool memo, bool fills) {
    const Environment before = frame_.environment;
    const RareLoops rare = rare_;
    const int silent = silent_;
    if (memo) walk_rarely();
    if (fills && costs_ == nullptr) rare_.reads = static_cast<std::uint32_t>(loops_.size());
    ++branches_;
    const int unsure = std::exchange(unsure_, unsure_ + (decided_here ? 0 : 1));
    const std::size_t first = noted();
    const bool left = walk_leaving(block);
    if (memo) note_memo(first, block);
    noted_by_branch.push_back({first, noted()});
    unsure_ = unsure;
    --branches_;
    rare_ = rare;
    silent_ = silent;
    if (memo) keep_across_passes(before);
    if (!left) joined = joined ? join(*joined, frame_.environment) : frame_.environment;
    frame_.environment = before;
  };
  for (const NodeId child : frame_.facts.children(statement)) {
    if (decided) break;
    if (frame_.facts.kind(child) == NodeKind::block) {
      decided_here = holds == true && !unsure_before;
      unsure_before = unsure_before || !holds;
      if (holds != false)
        branch(child, condition != 0 && guards_memo(condition, child),
               condition != 0 && fills_column(condition, child));
      decided = holds == true;
    } else if (frame_.facts.kind(child) == NodeKind::else_clause) {
      has_else = true;
      decided_here = !unsure_before;
      branch(child, fills_memo(condition), false);
    } else {
      condition = child;
      // `if row.parent: return row.parent` asks for one parent at most: a row without one costs nothing.
      const bool whole = frame_.facts.kind(child) == NodeKind::attribute;
      const std::vector<std::size_t> left =
          whole ? mark_left(next_sibling(statement, child)) : std::vector<std::size_t>{};
      const Value value = evaluate(child);
      holds = truth(value);
      for (const std::size_t i : left) loops_[i].bounded = false;
      if (value.is(Value::Kind::queryset)) record_rows(value, child);
    }
  }
  keep_larger(noted_by_branch);
  if (!has_else && !decided) joined = joined ? join(*joined, frame_.environment) : frame_.environment;
  if (!joined) return true;
  frame_.environment = std::move(*joined);
  return false;
}

/// What a hand-made cache was filled with doesn't depend on the pass any more.
void Evaluator::keep_across_passes(const Environment& before) {
  for (Environment::Entry& entry : frame_.environment.entries) {
    const Value* old = before.find(entry.name);
    if (old == nullptr || *old != entry.value) entry.value.depends = 0;
  }
}

NodeId Evaluator::next_sibling(NodeId parent, NodeId child) const {
  const NodeId next = child + frame_.facts.node(child).size();
  return next < parent + frame_.facts.node(parent).size() ? next : 0;
}

/// Marks the loops that a block leaves at its end: what belongs to it runs at most once for them.
std::vector<std::size_t> Evaluator::mark_left(NodeId block) {
  std::vector<std::size_t> left;
  if (block == 0) return left;
  NodeKind last = NodeKind::unknown;
  for (const NodeId statement : frame_.facts.children(block)) last = frame_.facts.kind(statement);
  const bool leaves_all = last == NodeKind::return_stmt || last == NodeKind::raise_stmt;
  if (leaves_all || last == NodeKind::break_stmt) {
    for (std::size_t i = loops_.size(); i-- > 0;) {
      if (!loops_[i].open || loops_[i].bounded || loops_[i].frame != callers_.size()) continue;
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
  for (NodeId id = body; id < body + frame_.facts.node(body).size(); ++id)
    if (frame_.facts.kind(id) == NodeKind::continue_stmt) last_continue = id;
  for (const NodeId statement : frame_.facts.children(body)) {
    const NodeKind kind = frame_.facts.kind(statement);
    leaves = leaves || kind == NodeKind::return_stmt || kind == NodeKind::break_stmt || kind == NodeKind::raise_stmt;
  }
  const bool was_bounded = loops_[loop].bounded;
  bool ended = false;
  for (const NodeId statement : frame_.facts.children(body)) {
    if (leaves && statement > last_continue) loops_[loop].bounded = true;
    ended = walk_statement(statement);
    if (ended) break;
  }
  loops_[loop].bounded = was_bounded;
  return ended;
}

/// `with row.lock:` works on rows one by one on purpose.
bool Evaluator::takes_locks(NodeId statement) const {
  for (NodeId id = statement; id < frame_.facts.body(statement); ++id) {
    const NodeKind kind = frame_.facts.kind(id);
    if ((kind == NodeKind::name || kind == NodeKind::attribute) &&
        frame_.facts.text_of(id).find("lock") != std::string_view::npos)
      return true;
  }
  return false;
}

}  // namespace djvet
