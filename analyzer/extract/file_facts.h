// FileFacts: all that later phases know of one Python file, as flat arrays in one relocatable block of bytes.
//
// The syntax is kept as a tree of expressions and statements in preorder: a node's first child is the next node, its next
// sibling starts after its subtree. Names and string constants are ids into the file's own text table. The tree is at
// most `max_depth` deep (what lies deeper is one `unknown` node and a gap), so later phases may walk it as they like.
// Node 0 is the module; as no node has it as a child, 0 also means "no node".
// Lifetime: a FileFacts is a view; the block (memory or a mapped cache) must outlive it. Threads: immutable, any.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "analyzer/base/span.h"
#include "analyzer/extract/preorder.h"

namespace djvet {

inline constexpr std::uint32_t facts_version = 1;  // moves with every change of what extraction writes

using ScopeId = std::uint32_t;  // 0 is the module

/// What a node is. In braces: what its `text` is; after the colon: its children in order ("*" any number, "[]" optional).
enum class NodeKind : std::uint8_t {
  // structure
  module,  // : statement*
  block,   // : statement*
  // statements
  function_def,    // {name} op=scope kind bits: decorator* parameter* [annotation] block
  class_def,       // {name}: decorator* (argument expression | keyword | star | double_star)* block
  decorator,       // : expression
  parameter,       // {name} flags positional_only/keyword_only/star/double_star: [annotation] [default expression]
  annotation,      // : expression
  return_stmt,     // : [expression]
  delete_stmt,     // : expression*
  assign,          // : target* value; a bare annotation `x: int` has flag no_value and children target annotation
  aug_assign,      // op=Operator: target value
  for_stmt,        // flag is_async: target iterable block [else_clause]
  while_stmt,      // : condition block [else_clause]
  if_stmt,         // : (condition block)* [else_clause]
  with_stmt,       // flag is_async: with_item* block
  with_item,       // : expression | as_pattern
  as_pattern,      // : expression target
  try_stmt,        // : block except_clause* [else_clause] [finally_clause]
  except_clause,   // : expression-or-as_pattern* block
  else_clause,     // : statement*
  finally_clause,  // : statement*
  raise_stmt,      // : expression*
  assert_stmt,     // : expression*
  import_stmt,     // {index into imports()}, one node for each bound name
  global_stmt,     // : name*     (global and nonlocal)
  match_stmt,      // : subject* case_clause*
  case_clause,     // : pattern [comprehension_if] block
  pattern,         // : any; every name below it is bound
  type_alias,      // : any
  pass_stmt,
  break_stmt,
  continue_stmt,
  legacy_stmt,  // Python 2 print and exec: expression*
  error,        // text that is no Python: whatever could be read of it
  // expressions
  name,         // {identifier}
  attribute,    // {attribute name}: value
  call,         // : callee (expression | keyword | star | double_star)*
  keyword,      // {name}: value
  star,         // : expression
  double_star,  // : expression
  subscript,    // : value index*
  slice,        // : expression*
  string,       // {decoded text} flags clipped
  bytes,
  f_string,       // : (f_text | interpolated expression [f_format])*
  f_text,         // {decoded text between interpolations}
  f_format,       // a conversion or format of the expression before it
  string_concat,  // : (string | f_string | bytes)*
  integer,        // {spelling}
  floating,       // {spelling}
  true_value,
  false_value,
  none_value,
  ellipsis,
  list,       // : element*
  tuple,      // : element*
  set,        // : element*
  dict,       // : (pair | double_star)*
  pair,       // : key value
  list_comp,  // : element (comprehension_for | comprehension_if)*
  set_comp,
  dict_comp,  // : pair (comprehension_for | comprehension_if)*
  generator,
  comprehension_for,  // flag is_async: target iterable
  comprehension_if,   // : condition
  lambda,             // : parameter* expression
  conditional,        // : value-if-true condition value-if-false
  bool_and,           // : expression expression
  bool_or,
  not_op,      // : expression
  unary,       // op=Operator: expression
  binary,      // op=Operator: left right
  compare,     // op=Operator of the first comparison: expression expression+
  named,       // {name}: value      (:=)
  await_expr,  // : expression
  yield_expr,  // flag is_from: [expression]
  unknown,     // anything else
};

enum class Operator : std::uint8_t {
  none,
  add,
  sub,
  mul,
  div,
  floor_div,
  mod,
  pow,
  matmul,
  bit_or,
  bit_and,
  bit_xor,
  shift_left,
  shift_right,
  invert,
  eq,
  ne,
  lt,
  le,
  gt,
  ge,
  in,
  not_in,
  is,
  is_not,
};

enum NodeFlag : std::uint8_t {
  flag_async = 1,         // async def, async for, async with
  flag_clipped = 2,       // string: longer than is kept
  flag_no_value = 4,      // assign: annotation only
  flag_from = 8,          // yield from
  flag_star = 16,         // parameter: *args
  flag_double_star = 32,  // parameter: **kwargs
  flag_keyword_only = 64,
  flag_positional_only = 128,
};

class Node : public PreorderNode<NodeKind> {
 public:
  [[nodiscard]] Operator op() const { return static_cast<Operator>(operation()); }
  void set_op(Operator op) { set_operation(static_cast<std::uint8_t>(op)); }
};
static_assert(sizeof(Node) == 16);

/// A module, class or function. Scopes are in source order, so a scope follows its parent.
struct Scope {
  NodeId node = 0;     // module, class_def or function_def
  ScopeId parent = 0;  // itself for the module
  TextId name = 0;
  std::uint32_t flags = 0;  // ScopeFlag
  Span name_span;           // of the name after class or def

  [[nodiscard]] bool is(std::uint32_t flag) const { return (flags & flag) != 0; }
};

enum ScopeFlag : std::uint32_t {
  scope_class = 1,
  scope_function = 2,
  scope_async = 4,
  scope_iterates = 8,      // holds a for loop, a comprehension or a lambda (not counting scopes inside it)
  scope_queries = 16,      // names something that queries are made with (objects, filter, all, ...)
  scope_conditional = 32,  // defined below if, try, for, while or with
};

enum ImportFlag : std::uint32_t {
  import_from = 1,           // from module import name
  import_star = 2,           // from module import *
  import_type_checking = 4,  // below `if TYPE_CHECKING`
  import_guarded = 8,        // in a try, or in an except clause
  import_conditional = 16,   // below an if
  import_aliased = 32,       // with `as`
};

/// One bound name of an import statement: `from ..a.b import c as d` has module "..a.b", name "c", bound "d".
/// `import a.b` has module "a.b", no name, and binds "a" to the package a; `import a.b as c` (import_aliased) binds "c" to
/// a.b itself.
struct Import {
  TextId module = 0;  // with its leading dots
  TextId name = 0;    // empty for plain imports and stars
  TextId bound = 0;   // empty for stars
  ScopeId scope = 0;
  NodeId node = 0;
  std::uint32_t flags = 0;
  Span span;  // of this name in the statement
};

/// A suppression comment: `# djvet: ignore[a, b] reason` or `# djvet: ignore-file[a]`.
struct Suppression {
  Span span;                // the comment, from '#' to the end of its line
  TextId ids = 0;           // the text between the brackets
  std::uint32_t flags = 0;  // SuppressionFlag
};
enum SuppressionFlag : std::uint32_t { suppression_file = 1, suppression_malformed = 2 };

/// A place of which less is known than the source says.
enum class GapKind : std::uint32_t { syntax_error, too_deep, parse_time, string_clipped, count };
struct Gap {
  GapKind kind{};
  Span span;
};

class FileFacts {
 public:
  FileFacts() = default;
  /// Views a block. Nothing when its shape (version, counts, tree sizes, ids) is not what extraction writes; linear.
  [[nodiscard]] static std::optional<FileFacts> view(std::string_view block);

  [[nodiscard]] std::span<const Node> nodes() const { return nodes_; }
  [[nodiscard]] const Node& node(NodeId id) const { return nodes_[id]; }
  [[nodiscard]] NodeKind kind(NodeId id) const { return nodes_[id].kind(); }
  [[nodiscard]] Span span(NodeId id) const { return nodes_[id].span(); }
  [[nodiscard]] std::string_view text(TextId id) const { return pool_.substr(texts_[id], texts_[id + 1] - texts_[id]); }
  /// Texts are 0 to text_count() - 1; each occurs once.
  [[nodiscard]] TextId text_count() const { return texts_.empty() ? 0 : static_cast<TextId>(texts_.size() - 1); }
  /// All texts one behind the other, in the order of their ids: for a search through all at once.
  [[nodiscard]] std::string_view pool() const { return pool_; }
  /// The text that holds the byte at an offset in pool().
  [[nodiscard]] TextId text_around(std::size_t offset) const;
  /// The text of a node: its name, attribute, or string.
  [[nodiscard]] std::string_view text_of(NodeId id) const { return text(nodes_[id].text()); }
  [[nodiscard]] ChildRange<Node> children(NodeId id) const { return {nodes_.data(), id}; }
  /// The n-th child, or 0.
  [[nodiscard]] NodeId child(NodeId id, std::size_t n) const { return nth_child(children(id), n); }
  [[nodiscard]] NodeId last_child(NodeId id) const;
  /// The block of a function, class, loop or with statement, or 0.
  [[nodiscard]] NodeId body(NodeId id) const;

  [[nodiscard]] std::span<const Scope> scopes() const { return scopes_; }
  [[nodiscard]] std::span<const Import> imports() const { return imports_; }
  [[nodiscard]] std::span<const Suppression> suppressions() const { return suppressions_; }
  [[nodiscard]] std::span<const Gap> gaps() const { return gaps_; }
  /// Bytes of the decoded source that the spans refer to.
  [[nodiscard]] std::uint32_t source_size() const { return source_size_; }

 private:
  std::span<const Node> nodes_;
  std::span<const Scope> scopes_;
  std::span<const Import> imports_;
  std::span<const Suppression> suppressions_;
  std::span<const Gap> gaps_;
  std::span<const std::uint32_t> texts_;  // offsets into pool_, one more than there are texts
  std::string_view pool_;
  std::uint32_t source_size_ = 0;
};

}  // namespace djvet
