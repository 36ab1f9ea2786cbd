// The walk below statements: expressions, parameters, types, literals and the tokens that carry meaning.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>

#include "analyzer/extract/literals.h"
#include "analyzer/extract/python_walk.h"

namespace djvet {

using enum PythonSymbol;

namespace {

constexpr std::size_t max_string = 8192;  // bytes kept of one string constant

/// The fact kind of expressions that are translated one to one; `unknown` for the others.
constexpr NodeKind expression_kind(PythonSymbol symbol) {
  switch (symbol) {
    case attribute:
    case member_type: return NodeKind::attribute;
    case call: return NodeKind::call;
    case keyword_argument: return NodeKind::keyword;
    case list_splat:
    case list_splat_pattern:
    case splat_type: return NodeKind::star;
    case dictionary_splat:
    case dictionary_splat_pattern: return NodeKind::double_star;
    case subscript:
    case generic_type: return NodeKind::subscript;
    case slice: return NodeKind::slice;
    case concatenated_string: return NodeKind::string_concat;
    case list:
    case list_pattern: return NodeKind::list;
    case tuple:
    case tuple_pattern:
    case pattern_list:
    case expression_list: return NodeKind::tuple;
    case set: return NodeKind::set;
    case dictionary: return NodeKind::dict;
    case pair: return NodeKind::pair;
    case list_comprehension: return NodeKind::list_comp;
    case set_comprehension: return NodeKind::set_comp;
    case dictionary_comprehension: return NodeKind::dict_comp;
    case generator_expression: return NodeKind::generator;
    case for_in_clause: return NodeKind::comprehension_for;
    case if_clause: return NodeKind::comprehension_if;
    case lambda: return NodeKind::lambda;
    case conditional_expression: return NodeKind::conditional;
    case boolean_operator: return NodeKind::bool_and;  // `or` is seen as a token
    case not_operator: return NodeKind::not_op;
    case unary_operator: return NodeKind::unary;
    case binary_operator:
    case union_type: return NodeKind::binary;
    case comparison_operator: return NodeKind::compare;
    case named_expression: return NodeKind::named;
    case await_expression: return NodeKind::await_expr;
    case yield_expression: return NodeKind::yield_expr;
    case as_pattern: return NodeKind::as_pattern;
    default: return NodeKind::unknown;
  }
}

constexpr NodeKind constant_kind(PythonSymbol symbol) {
  switch (symbol) {
    case true_value: return NodeKind::true_value;
    case false_value: return NodeKind::false_value;
    case none_value: return NodeKind::none_value;
    default: return NodeKind::ellipsis;
  }
}

constexpr Operator operator_of(PythonSymbol symbol) {
  constexpr std::array operators{Operator::add,         Operator::sub,     Operator::mul,     Operator::div,
                                 Operator::floor_div,   Operator::mod,     Operator::pow,     Operator::matmul,
                                 Operator::bit_or,      Operator::bit_and, Operator::bit_xor, Operator::shift_left,
                                 Operator::shift_right, Operator::invert,  Operator::eq,      Operator::ne,
                                 Operator::lt,          Operator::le,      Operator::gt,      Operator::ge,
                                 Operator::in,          Operator::not_in,  Operator::is,      Operator::is_not};
  return operators[static_cast<std::size_t>(symbol) - static_cast<std::size_t>(token_add)];
}

}  // namespace

bool PythonWalk::enter_expression(const Item& item) {
  const PythonSymbol parent = top().symbol;
  if (parent == parameters) return enter_parameter(item);
  switch (item.symbol) {
    case identifier: enter_identifier(item); return false;
    case string: return enter_string(item);
    case integer: leaf(NodeKind::integer, item, facts_.add_text(text_at(item.span))); return false;
    case floating: leaf(NodeKind::floating, item, facts_.add_text(text_at(item.span))); return false;
    case true_value:
    case false_value:
    case none_value:
    case ellipsis: leaf(constant_kind(item.symbol), item); return false;
    case argument_list:
    case parenthesized_expression:
    case as_pattern_target: return descend(item);
    case interpolation:
      if (text_at(item.span).ends_with("=}")) leaf(NodeKind::f_format, item);  // f"{x=}" writes the expression too
      return descend(item);
    case string_content: return enter_f_text(item);
    case type_conversion: leaf(NodeKind::f_format, item); return false;
    case format_specifier: leaf(NodeKind::f_format, item); return descend(item);
    case type:
    case type_parameter:
    case constrained_type: return enter_type(item);
    case list_splat_pattern:
    case dictionary_splat_pattern:
      if (parent != typed_parameter) break;
      node(top().out).set_flags(item.symbol == list_splat_pattern ? flag_star : flag_double_star);
      return descend(item);
    case concatenated_string:
      if (parent == expression_statement) return false;
      break;
    case list_comprehension:
    case set_comprehension:
    case dictionary_comprehension:
    case generator_expression:
    case lambda:  // may be called for each element: map(), sorted(key=...)
      facts_.scopes[scopes_.back()].flags |= scope_iterates;
      break;
    default: break;
  }
  return emit(expression_kind(item.symbol), item);
}

void PythonWalk::name_attribute(NodeId id, TextId name) {
  node(id).set_text(name);
  if (facts_.is_query_word(name)) facts_.scopes[scopes_.back()].flags |= scope_queries;
}

void PythonWalk::enter_identifier(const Item& item) {
  Frame& parent = top();
  const TextId text = facts_.add_text(text_at(item.span));
  switch (parent.symbol) {
    case attribute:
    case member_type:
      if (parent.count == 0) break;
      name_attribute(parent.out, text);
      return;
    case function_definition:
    case class_definition:
      if (parent.count != 0) break;
      node(parent.out).set_text(text);
      facts_.scopes[scopes_.back()].name = text;
      facts_.scopes[scopes_.back()].name_span = item.span;
      return;
    case keyword_argument:
    case named_expression:
    case default_parameter:
      if (parent.count != 0) break;
      node(parent.out).set_text(text);
      return;
    case typed_parameter: node(parent.out).set_text(text); return;
    case list_splat_pattern:
    case dictionary_splat_pattern:
      if (!parent.transparent && node(parent.out).kind() != NodeKind::parameter) break;
      node(parent.out).set_text(text);
      return;
    default: break;
  }
  if (facts_.is_query_word(text)) facts_.scopes[scopes_.back()].flags |= scope_queries;
  leaf(NodeKind::name, item, text);
}

/// A child of a parameter list: each becomes a parameter node, separators mark their neighbours.
bool PythonWalk::enter_parameter(const Item& item) {
  Frame& list_frame = top();
  const std::uint32_t flags = list_frame.flags;
  switch (item.symbol) {
    case identifier: {
      const NodeId id = facts_.add_node(NodeKind::parameter, item.span, facts_.add_text(text_at(item.span)));
      node(id).set_flags(flags);
      return false;
    }
    case keyword_separator: list_frame.flags |= flag_keyword_only; return false;
    case positional_separator:
      for (NodeId at = list_frame.out + 1; at < facts_.nodes.size(); at += node(at).size())
        if (node(at).kind() == NodeKind::parameter) node(at).set_flags(flag_positional_only);
      return false;
    case list_splat_pattern: list_frame.flags |= flag_keyword_only; return emit(NodeKind::parameter, item, flag_star);
    case dictionary_splat_pattern: return emit(NodeKind::parameter, item, flag_double_star);
    case typed_parameter:
    case default_parameter:
    case tuple_pattern: return emit(NodeKind::parameter, item, flags);
    default: return emit(NodeKind::unknown, item);
  }
}

bool PythonWalk::enter_type(const Item& item) {
  const PythonSymbol parent = top().symbol;
  if (item.symbol == type_parameter && (parent == function_definition || parent == class_definition)) return false;
  const bool annotates =
      parent == typed_parameter || parent == default_parameter || parent == function_definition || parent == assignment;
  return item.symbol == type && annotates ? emit(NodeKind::annotation, item) : descend(item);
}

bool PythonWalk::enter_string(const Item& item) {
  if (top().symbol == expression_statement) return false;  // a docstring, or a comment in its shape
  const Literal literal = split_literal(text_at(item.span));
  if (literal.kind == LiteralKind::formatted) return emit(NodeKind::f_string, item);
  if (literal.kind == LiteralKind::bytes) {
    leaf(NodeKind::bytes, item);
    return false;
  }
  const NodeId id = facts_.add_node(NodeKind::string, item.span);
  if (literal.content.size() > max_string) {
    node(id).set_flags(flag_clipped);
    facts_.add_gap(GapKind::string_clipped, item.span);
  } else if (literal.raw || literal.content.find('\\') == std::string_view::npos) {
    node(id).set_text(facts_.add_text(literal.content));
  } else {
    node(id).set_text(facts_.add_text(decode_escapes(literal.content)));
  }
  return false;
}

/// Text of an f-string between interpolations, in which braces are doubled.
bool PythonWalk::enter_f_text(const Item& item) {
  const Node& string = node(top().out);
  if (string.kind() != NodeKind::f_string) return false;
  if (item.span.size() > max_string) {
    leaf(NodeKind::f_format, item);
    return false;
  }
  const std::string_view prefix = text_at({string.span().begin, std::min(string.span().end, string.span().begin + 3)});
  const bool raw = prefix.substr(0, prefix.find_first_of("\"'")).find_first_of("rR") != std::string_view::npos;
  std::string text;
  const std::string_view written = text_at(item.span);
  for (std::size_t i = 0; i < written.size(); ++i) {
    text += written[i];
    if ((written[i] == '{' || written[i] == '}') && i + 1 < written.size() && written[i + 1] == written[i]) ++i;
  }
  leaf(NodeKind::f_text, item, facts_.add_text(raw ? text : decode_escapes(text)));
  return false;
}

void PythonWalk::token(PythonSymbol symbol) {
  Frame& parent = top();
  Node& out = node(parent.out);
  switch (parent.symbol) {
    case boolean_operator:
      if (symbol == token_or) out.set_kind(NodeKind::bool_or);
      return;
    case yield_expression:
      if (symbol == token_from) out.set_flags(flag_from);
      return;
    case function_definition:
      if (symbol == token_async) {
        out.set_flags(flag_async);
        facts_.scopes[scopes_.back()].flags |= scope_async;
      }
      return;
    case for_statement:
    case with_statement:
    case for_in_clause:
      if (symbol == token_async) out.set_flags(flag_async);
      return;
    case binary_operator:
    case unary_operator:
    case augmented_assignment:
    case comparison_operator:
    case union_type:
      if (out.op() == Operator::none && symbol >= token_add) out.set_op(operator_of(symbol));
      return;
    default: return;
  }
}

}  // namespace djvet
