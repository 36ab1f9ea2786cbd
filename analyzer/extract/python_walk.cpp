// The walk itself: frames, statements, definitions and imports. Expressions are in python_expressions.cpp.
// SPDX-License-Identifier: MIT
#include "analyzer/extract/python_walk.h"

#include "analyzer/extract/import_scanner.h"

namespace djvet {

using enum PythonSymbol;

void PythonWalk::run(const PythonParser& parser) {
  facts_.add_node(NodeKind::module, {0, static_cast<std::uint32_t>(source_.size())});
  facts_.scopes.push_back(Scope{});
  has_errors_ = parser.has_errors();
  PythonCursor cursor(parser);
  // Where recovery finds no statement at all, the root itself is an error.
  if (cursor.symbol() == error) facts_.add_gap(GapKind::syntax_error, cursor.span());
  frames_.push_back(Frame{0, module, false, false, 0, 0, 0});
  bool moved = cursor.first_child();
  while (moved) {
    const bool below = enter(cursor);
    if (below && cursor.first_child()) continue;
    if (below) leave();
    while (ends_here() || !(moved = cursor.next_sibling())) {
      moved = false;
      if (!cursor.parent() || frames_.size() == 1) break;
      leave();
    }
  }
  facts_.close_node(0);
}

/// Whether what remains of the current node is known without visiting it: behind an attribute's object there are only a dot
/// and the name, the last word of the node. Attributes are a tenth of all nodes.
bool PythonWalk::ends_here() {
  const Frame& frame = top();
  if (frame.symbol != attribute || frame.count != 1 || has_errors_) return false;
  const std::size_t end = node(frame.out).span().end;
  std::size_t begin = end;
  while (begin > 0 && is_word(source_[begin - 1])) --begin;
  name_attribute(frame.out, facts_.add_text(source_.substr(begin, end - begin)));
  return true;
}

bool PythonWalk::enter(const PythonCursor& cursor) {
  const Item item{cursor.symbol(), cursor.span()};
  if (item.span.size() == 0 && cursor.missing()) facts_.add_gap(GapKind::syntax_error, item.span);
  if (item.symbol >= token_async) {
    token(item.symbol);
    return false;
  }
  if (item.symbol == other || item.symbol == comment) return false;
  bool below = false;
  if (item.symbol == error) {
    facts_.add_gap(GapKind::syntax_error, item.span);
    below = emit(NodeKind::error, item);
  } else if (item.symbol < function_definition) {
    below = enter_statement(item);
  } else if (item.symbol <= parameters) {
    below = enter_definition(item);
  } else if (item.symbol == assignment) {
    const bool chained = top().symbol == assignment;
    below = chained ? descend(item) : emit(NodeKind::assign, item);
  } else if (item.symbol == augmented_assignment) {
    below = emit(NodeKind::aug_assign, item);
  } else {
    below = enter_expression(item);
  }
  Frame& parent = frames_[frames_.size() - (below ? 2 : 1)];
  ++parent.count;
  return below;
}

/// Adds a node whose children follow, unless it lies too deep: then it is `unknown`, and what is below isn't visited.
bool PythonWalk::emit(NodeKind kind, const Item& item, std::uint32_t flags) {
  const auto depth = static_cast<std::uint16_t>(top().depth + 1);
  if (depth >= max_depth) {
    facts_.add_gap(GapKind::too_deep, item.span);
    facts_.add_node(NodeKind::unknown, item.span);
    return false;
  }
  const NodeId id = facts_.add_node(kind, item.span);
  node(id).set_flags(flags);
  frames_.push_back(Frame{id, item.symbol, false, false, depth, 0, 0});
  return true;
}

void PythonWalk::leaf(NodeKind kind, const Item& item, TextId text) { facts_.add_node(kind, item.span, text); }

/// Visits the children of a syntax node that has no fact node of its own.
bool PythonWalk::descend(const Item& item) {
  const Frame parent = top();
  frames_.push_back(Frame{parent.out, item.symbol, true, false, parent.depth, 0, 0});
  return true;
}

void PythonWalk::leave() {
  const Frame frame = top();
  frames_.pop_back();
  if (frame.opens_scope) scopes_.pop_back();
  if (frame.transparent) return;
  if (frame.symbol == assignment) {
    NodeId last = frame.out;
    for (NodeId at = frame.out + 1; at < facts_.nodes.size(); at += node(at).size()) last = at;
    if (node(last).kind() == NodeKind::annotation) node(frame.out).set_flags(flag_no_value);
  }
  facts_.close_node(frame.out);
}

namespace {

/// The fact kind of syntax nodes that are translated one to one, `unknown` for the others.
NodeKind statement_kind(PythonSymbol symbol) {
  switch (symbol) {
    case assert_statement: return NodeKind::assert_stmt;
    case return_statement: return NodeKind::return_stmt;
    case delete_statement: return NodeKind::delete_stmt;
    case raise_statement: return NodeKind::raise_stmt;
    case global_statement: return NodeKind::global_stmt;
    case legacy_statement: return NodeKind::legacy_stmt;
    case type_alias_statement: return NodeKind::type_alias;
    case if_statement: return NodeKind::if_stmt;
    case else_clause: return NodeKind::else_clause;
    case match_statement: return NodeKind::match_stmt;
    case case_clause: return NodeKind::case_clause;
    case while_statement: return NodeKind::while_stmt;
    case try_statement: return NodeKind::try_stmt;
    case except_clause: return NodeKind::except_clause;
    case finally_clause: return NodeKind::finally_clause;
    case with_statement: return NodeKind::with_stmt;
    case with_item: return NodeKind::with_item;
    default: return NodeKind::unknown;
  }
}

}  // namespace

bool PythonWalk::enter_statement(const Item& item) {
  const PythonSymbol parent = top().symbol;
  switch (item.symbol) {
    case expression_statement:
    case elif_clause:
    case with_clause:
    case chevron:
    case case_subpattern:
    case module: return descend(item);
    case block:
      if (parent == else_clause || parent == finally_clause || parent == match_statement) return descend(item);
      return emit(NodeKind::block, item);
    case import_statement: enter_import(item); return false;
    case pass_statement: leaf(NodeKind::pass_stmt, item); return false;
    case break_statement: leaf(NodeKind::break_stmt, item); return false;
    case continue_statement: leaf(NodeKind::continue_stmt, item); return false;
    case case_pattern: return parent == case_clause ? emit(NodeKind::pattern, item) : descend(item);
    case for_statement: facts_.scopes[scopes_.back()].flags |= scope_iterates; return emit(NodeKind::for_stmt, item);
    default: return emit(statement_kind(item.symbol), item);
  }
}

/// A decorated definition and the definition in it are one node; its kind is known when the definition is reached.
bool PythonWalk::enter_definition(const Item& item) {
  switch (item.symbol) {
    case decorated_definition: return emit(NodeKind::unknown, item);
    case decorator: return emit(NodeKind::decorator, item);
    case parameters: return descend(item);
    default: break;
  }
  const bool is_class = item.symbol == class_definition;
  const bool decorated = top().symbol == decorated_definition;
  const NodeKind kind = is_class ? NodeKind::class_def : NodeKind::function_def;
  if (!(decorated ? descend(item) : emit(kind, item))) return false;
  const NodeId out = top().out;
  node(out).set_kind(kind);
  open_scope(out, is_class ? scope_class : scope_function);
  return true;
}

void PythonWalk::open_scope(NodeId definition, std::uint32_t flags) {
  Scope scope;
  scope.node = definition;
  scope.parent = scopes_.back();
  scope.flags = flags;
  if ((context_flags() & (import_conditional | import_guarded | import_type_checking)) != 0)
    scope.flags |= scope_conditional;
  facts_.scopes.push_back(scope);
  scopes_.push_back(static_cast<ScopeId>(facts_.scopes.size() - 1));
  top().opens_scope = true;
}

bool PythonWalk::is_type_checking(NodeId if_stmt) const {
  const NodeId condition = if_stmt + 1;
  if (condition >= facts_.nodes.size()) return false;
  const Node& test = facts_.nodes[condition];
  const std::string_view text = text_at(test.span());
  return (test.kind() == NodeKind::name || test.kind() == NodeKind::attribute) && text.ends_with("TYPE_CHECKING");
}

/// Under which conditions the current place runs, as ImportFlags, looking up to the nearest definition.
std::uint32_t PythonWalk::context_flags() const {
  std::uint32_t flags = 0;
  bool own = true;
  for (auto frame = frames_.rbegin(); frame != frames_.rend(); ++frame) {
    if (frame->symbol == function_definition || frame->symbol == class_definition) {
      if (!own) break;
    } else if (frame->symbol == try_statement) {
      flags |= import_guarded;
    } else if (frame->symbol == if_statement) {
      flags |= is_type_checking(frame->out) ? import_type_checking : import_conditional;
    } else if (frame->symbol == for_statement || frame->symbol == while_statement || frame->symbol == match_statement) {
      flags |= import_conditional;
    }
    own = false;
  }
  return flags;
}

void PythonWalk::enter_import(const Item& item) {
  const std::uint32_t context = context_flags();
  for (const ImportedName& name : scan_import(text_at(item.span), item.span.begin)) {
    Import import;
    import.module = facts_.add_text(name.module);
    import.name = facts_.add_text(name.name);
    import.bound = facts_.add_text(name.bound);
    import.scope = scopes_.back();
    import.flags = context | (name.from ? import_from : 0U) | (name.star ? import_star : 0U) |
                   (name.aliased ? import_aliased : 0U);
    import.span = name.span;
    import.node = facts_.add_node(NodeKind::import_stmt, name.span, static_cast<TextId>(facts_.imports.size()));
    facts_.imports.push_back(import);
  }
}

}  // namespace djvet
