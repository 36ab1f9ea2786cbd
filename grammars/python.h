// Phase 2: Python source becomes a syntax tree, seen through a cursor. Nothing of tree-sitter shows through this header.
// The parser is error-tolerant: any bytes give a tree. Spans are byte offsets in the source given to parse().
// Lifetime: a cursor views the parser's current tree, which lives until the next parse(). Threads: one parser a thread.
// Grammar: tree-sitter-python (its node-types.json names every symbol used here).
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "analyzer/base/span.h"

namespace djvet {

/// The grammar's symbols that extraction tells apart. Everything else is `other`.
enum class PythonSymbol : std::uint8_t {
  other,
  error,
  // statements and clauses
  module,
  block,
  expression_statement,
  import_statement,
  assert_statement,
  return_statement,
  delete_statement,
  raise_statement,
  pass_statement,
  break_statement,
  continue_statement,
  global_statement,
  legacy_statement,
  chevron,
  type_alias_statement,
  if_statement,
  elif_clause,
  else_clause,
  match_statement,
  case_clause,
  case_pattern,
  case_subpattern,
  for_statement,
  while_statement,
  try_statement,
  except_clause,
  finally_clause,
  with_statement,
  with_clause,
  with_item,
  function_definition,
  class_definition,
  decorated_definition,
  decorator,
  parameters,
  assignment,
  augmented_assignment,
  // parameters, patterns, types
  typed_parameter,
  default_parameter,
  keyword_separator,
  positional_separator,
  list_splat_pattern,
  dictionary_splat_pattern,
  tuple_pattern,
  list_pattern,
  pattern_list,
  as_pattern,
  as_pattern_target,
  type,
  type_parameter,
  generic_type,
  union_type,
  member_type,
  constrained_type,
  splat_type,
  // expressions
  identifier,
  attribute,
  call,
  argument_list,
  keyword_argument,
  list_splat,
  dictionary_splat,
  subscript,
  slice,
  string,
  concatenated_string,
  interpolation,
  string_content,
  type_conversion,
  format_specifier,
  integer,
  floating,
  true_value,
  false_value,
  none_value,
  ellipsis,
  list,
  tuple,
  expression_list,
  set,
  dictionary,
  pair,
  list_comprehension,
  set_comprehension,
  dictionary_comprehension,
  generator_expression,
  for_in_clause,
  if_clause,
  lambda,
  conditional_expression,
  boolean_operator,
  not_operator,
  unary_operator,
  binary_operator,
  comparison_operator,
  named_expression,
  await_expression,
  yield_expression,
  parenthesized_expression,
  comment,
  // tokens that carry meaning
  token_async,
  token_and,
  token_or,
  token_from,
  token_add,
  token_sub,
  token_mul,
  token_div,
  token_floor_div,
  token_mod,
  token_pow,
  token_matmul,
  token_bit_or,
  token_bit_and,
  token_bit_xor,
  token_shift_left,
  token_shift_right,
  token_invert,
  token_eq,
  token_ne,
  token_lt,
  token_le,
  token_gt,
  token_ge,
  token_in,
  token_not_in,
  token_is,
  token_is_not,
};

class PythonCursor;

class PythonParser {
 public:
  PythonParser();
  PythonParser(PythonParser&&) noexcept;
  ~PythonParser();

  /// Parses, unless it takes more of the thread's processor time than the budget, in milliseconds (then false, and there
  /// is no tree). Drops the tree before.
  [[nodiscard]] bool parse(std::string_view source, std::uint32_t budget_ms);
  /// Whether the current tree holds text that is no Python.
  [[nodiscard]] bool has_errors() const;

 private:
  friend class PythonCursor;
  struct State;
  std::unique_ptr<State> state_;
};

/// Walks the tree in source order, tokens included. Never recursive.
class PythonCursor {
 public:
  explicit PythonCursor(const PythonParser& parser);
  PythonCursor(const PythonCursor&) = delete;
  PythonCursor& operator=(const PythonCursor&) = delete;
  ~PythonCursor();

  /// The node under the cursor; filled by each successful move.
  [[nodiscard]] PythonSymbol symbol() const { return symbol_; }
  [[nodiscard]] Span span() const { return span_; }
  /// Inserted by error recovery: the source lacks it.
  [[nodiscard]] bool missing() const;
  bool first_child();
  bool next_sibling();
  bool parent();

 private:
  void load();
  struct State;
  std::unique_ptr<State> state_;
  PythonSymbol symbol_ = PythonSymbol::other;
  Span span_;
};

}  // namespace djvet
