// Wraps tree-sitter's C interface for the Python grammar.
// SPDX-License-Identifier: MIT
#include "grammars/python.h"

#include <tree_sitter/api.h>

#include <array>
#include <chrono>
#include <ctime>
#include <vector>

extern "C" const TSLanguage* tree_sitter_python(void);

namespace djvet {
namespace {

struct Row {
  std::string_view name;
  bool named;
  PythonSymbol symbol;
};

using enum PythonSymbol;

constexpr Row rows[] = {
    {"module", true, module},
    {"block", true, block},
    {"expression_statement", true, expression_statement},
    {"import_statement", true, import_statement},
    {"import_from_statement", true, import_statement},
    {"future_import_statement", true, import_statement},
    {"assert_statement", true, assert_statement},
    {"return_statement", true, return_statement},
    {"delete_statement", true, delete_statement},
    {"raise_statement", true, raise_statement},
    {"pass_statement", true, pass_statement},
    {"break_statement", true, break_statement},
    {"continue_statement", true, continue_statement},
    {"global_statement", true, global_statement},
    {"nonlocal_statement", true, global_statement},
    {"print_statement", true, legacy_statement},
    {"exec_statement", true, legacy_statement},
    {"chevron", true, chevron},
    {"type_alias_statement", true, type_alias_statement},
    {"if_statement", true, if_statement},
    {"elif_clause", true, elif_clause},
    {"else_clause", true, else_clause},
    {"match_statement", true, match_statement},
    {"case_clause", true, case_clause},
    {"case_pattern", true, case_pattern},
    {"keyword_pattern", true, case_subpattern},
    {"class_pattern", true, case_subpattern},
    {"splat_pattern", true, case_subpattern},
    {"union_pattern", true, case_subpattern},
    {"dict_pattern", true, case_subpattern},
    {"complex_pattern", true, case_subpattern},
    {"dotted_name", true, case_subpattern},
    {"for_statement", true, for_statement},
    {"while_statement", true, while_statement},
    {"try_statement", true, try_statement},
    {"except_clause", true, except_clause},
    {"finally_clause", true, finally_clause},
    {"with_statement", true, with_statement},
    {"with_clause", true, with_clause},
    {"with_item", true, with_item},
    {"function_definition", true, function_definition},
    {"class_definition", true, class_definition},
    {"decorated_definition", true, decorated_definition},
    {"decorator", true, decorator},
    {"parameters", true, parameters},
    {"lambda_parameters", true, parameters},
    {"assignment", true, assignment},
    {"augmented_assignment", true, augmented_assignment},
    {"typed_parameter", true, typed_parameter},
    {"default_parameter", true, default_parameter},
    {"typed_default_parameter", true, default_parameter},
    {"keyword_separator", true, keyword_separator},
    {"positional_separator", true, positional_separator},
    {"list_splat_pattern", true, list_splat_pattern},
    {"dictionary_splat_pattern", true, dictionary_splat_pattern},
    {"tuple_pattern", true, tuple_pattern},
    {"list_pattern", true, list_pattern},
    {"pattern_list", true, pattern_list},
    {"as_pattern", true, as_pattern},
    {"as_pattern_target", true, as_pattern_target},
    {"type", true, type},
    {"type_parameter", true, type_parameter},
    {"generic_type", true, generic_type},
    {"union_type", true, union_type},
    {"member_type", true, member_type},
    {"constrained_type", true, constrained_type},
    {"splat_type", true, splat_type},
    {"identifier", true, identifier},
    {"attribute", true, attribute},
    {"call", true, call},
    {"argument_list", true, argument_list},
    {"keyword_argument", true, keyword_argument},
    {"list_splat", true, list_splat},
    {"dictionary_splat", true, dictionary_splat},
    {"subscript", true, subscript},
    {"slice", true, slice},
    {"string", true, string},
    {"concatenated_string", true, concatenated_string},
    {"interpolation", true, interpolation},
    {"format_expression", true, interpolation},
    {"format_specifier", true, format_specifier},
    {"string_content", true, string_content},
    {"type_conversion", true, type_conversion},
    {"integer", true, integer},
    {"float", true, floating},
    {"true", true, true_value},
    {"false", true, false_value},
    {"none", true, none_value},
    {"ellipsis", true, ellipsis},
    {"list", true, list},
    {"tuple", true, tuple},
    {"expression_list", true, expression_list},
    {"set", true, set},
    {"dictionary", true, dictionary},
    {"pair", true, pair},
    {"list_comprehension", true, list_comprehension},
    {"set_comprehension", true, set_comprehension},
    {"dictionary_comprehension", true, dictionary_comprehension},
    {"generator_expression", true, generator_expression},
    {"for_in_clause", true, for_in_clause},
    {"if_clause", true, if_clause},
    {"lambda", true, lambda},
    {"conditional_expression", true, conditional_expression},
    {"boolean_operator", true, boolean_operator},
    {"not_operator", true, not_operator},
    {"unary_operator", true, unary_operator},
    {"binary_operator", true, binary_operator},
    {"comparison_operator", true, comparison_operator},
    {"named_expression", true, named_expression},
    {"await", true, await_expression},
    {"yield", true, yield_expression},
    {"parenthesized_expression", true, parenthesized_expression},
    {"comment", true, comment},
    {"async", false, token_async},
    {"and", false, token_and},
    {"or", false, token_or},
    {"from", false, token_from},
    {"+", false, token_add},
    {"+=", false, token_add},
    {"-", false, token_sub},
    {"-=", false, token_sub},
    {"*", false, token_mul},
    {"*=", false, token_mul},
    {"/", false, token_div},
    {"/=", false, token_div},
    {"//", false, token_floor_div},
    {"//=", false, token_floor_div},
    {"%", false, token_mod},
    {"%=", false, token_mod},
    {"**", false, token_pow},
    {"**=", false, token_pow},
    {"@", false, token_matmul},
    {"@=", false, token_matmul},
    {"|", false, token_bit_or},
    {"|=", false, token_bit_or},
    {"&", false, token_bit_and},
    {"&=", false, token_bit_and},
    {"^", false, token_bit_xor},
    {"^=", false, token_bit_xor},
    {"<<", false, token_shift_left},
    {"<<=", false, token_shift_left},
    {">>", false, token_shift_right},
    {">>=", false, token_shift_right},
    {"~", false, token_invert},
    {"==", false, token_eq},
    {"!=", false, token_ne},
    {"<>", false, token_ne},
    {"<", false, token_lt},
    {"<=", false, token_le},
    {">", false, token_gt},
    {">=", false, token_ge},
    {"in", false, token_in},
    {"not in", false, token_not_in},
    {"is", false, token_is},
    {"is not", false, token_is_not},
};

/// The grammar's symbol numbers by PythonSymbol, looked up by name once: numbers move between grammar releases.
std::vector<PythonSymbol> build_symbols(const TSLanguage* language) {
  std::vector<PythonSymbol> symbols(ts_language_symbol_count(language), other);
  for (std::size_t i = 0; i < symbols.size(); ++i) {
    const auto number = static_cast<TSSymbol>(i);
    const TSSymbolType type_of = ts_language_symbol_type(language, number);
    const char* name = ts_language_symbol_name(language, number);
    if (name == nullptr || type_of == TSSymbolTypeAuxiliary) continue;
    for (const Row& row : rows)
      if (row.name == name && row.named == (type_of == TSSymbolTypeRegular)) symbols[i] = row.symbol;
  }
  return symbols;
}

const std::vector<PythonSymbol>& symbol_table() {
  static const std::vector<PythonSymbol> symbols = build_symbols(tree_sitter_python());
  return symbols;
}

// What one parse may use of its own thread's processor time, so that a busy machine gives the same answer as an idle one.
struct Budget {
  std::chrono::steady_clock::time_point no_sooner;  // before, it can't be used up; asking this clock is cheap
  std::chrono::nanoseconds until;                   // on the thread's clock
};

std::chrono::nanoseconds thread_time() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
}

bool is_used_up(TSParseState* state) {
  const auto& budget = *static_cast<const Budget*>(state->payload);
  return std::chrono::steady_clock::now() > budget.no_sooner && thread_time() > budget.until;
}

const char* read_all(void* payload, std::uint32_t offset, TSPoint, std::uint32_t* read) {
  const auto& source = *static_cast<const std::string_view*>(payload);
  if (offset >= source.size()) {
    *read = 0;
    return "";
  }
  *read = static_cast<std::uint32_t>(source.size()) - offset;
  return source.data() + offset;
}

}  // namespace

struct PythonParser::State {
  TSParser* parser = ts_parser_new();
  TSTree* tree = nullptr;

  State() { ts_parser_set_language(parser, tree_sitter_python()); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    ts_tree_delete(tree);
    ts_parser_delete(parser);
  }
};

PythonParser::PythonParser() : state_(std::make_unique<State>()) {}
PythonParser::PythonParser(PythonParser&&) noexcept = default;
PythonParser::~PythonParser() = default;

bool PythonParser::parse(std::string_view source, std::uint32_t budget_ms) {
  ts_tree_delete(state_->tree);
  const std::chrono::milliseconds allowed(budget_ms);
  Budget budget{std::chrono::steady_clock::now() + allowed, thread_time() + allowed};
  const TSInput input{&source, read_all, TSInputEncodingUTF8, nullptr};
  const TSParseOptions options{&budget, is_used_up};
  state_->tree = ts_parser_parse_with_options(state_->parser, nullptr, input, options);
  if (state_->tree == nullptr) ts_parser_reset(state_->parser);
  return state_->tree != nullptr;
}

bool PythonParser::has_errors() const { return ts_node_has_error(ts_tree_root_node(state_->tree)); }

struct PythonCursor::State {
  TSTreeCursor cursor;
  const std::vector<PythonSymbol>* symbols;
};

PythonCursor::PythonCursor(const PythonParser& parser)
    : state_(
          std::make_unique<State>(State{ts_tree_cursor_new(ts_tree_root_node(parser.state_->tree)), &symbol_table()})) {
  load();
}

PythonCursor::~PythonCursor() { ts_tree_cursor_delete(&state_->cursor); }

void PythonCursor::load() {
  const TSNode node = ts_tree_cursor_current_node(&state_->cursor);
  const TSSymbol number = ts_node_symbol(node);
  symbol_ = number < state_->symbols->size() ? (*state_->symbols)[number] : error;
  span_ = {ts_node_start_byte(node), ts_node_end_byte(node)};
}

bool PythonCursor::missing() const { return ts_node_is_missing(ts_tree_cursor_current_node(&state_->cursor)); }

bool PythonCursor::first_child() {
  const bool moved = ts_tree_cursor_goto_first_child(&state_->cursor);
  if (moved) load();
  return moved;
}

bool PythonCursor::next_sibling() {
  const bool moved = ts_tree_cursor_goto_next_sibling(&state_->cursor);
  if (moved) load();
  return moved;
}

bool PythonCursor::parent() { return ts_tree_cursor_goto_parent(&state_->cursor); }

}  // namespace djvet
