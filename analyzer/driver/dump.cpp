// Writes the arrays of facts one after the other, the tree first.
// SPDX-License-Identifier: MIT
#include "analyzer/driver/dump.h"

#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzer/base/escape.h"

namespace djvet {
namespace {

// In the order of the enumerators.
constexpr auto kind_names = std::to_array<std::string_view>({
    "module",
    "block",
    "function_def",
    "class_def",
    "decorator",
    "parameter",
    "annotation",
    "return_stmt",
    "delete_stmt",
    "assign",
    "aug_assign",
    "for_stmt",
    "while_stmt",
    "if_stmt",
    "with_stmt",
    "with_item",
    "as_pattern",
    "try_stmt",
    "except_clause",
    "else_clause",
    "finally_clause",
    "raise_stmt",
    "assert_stmt",
    "import_stmt",
    "global_stmt",
    "match_stmt",
    "case_clause",
    "pattern",
    "type_alias",
    "pass_stmt",
    "break_stmt",
    "continue_stmt",
    "legacy_stmt",
    "error",
    "name",
    "attribute",
    "call",
    "keyword",
    "star",
    "double_star",
    "subscript",
    "slice",
    "string",
    "bytes",
    "f_string",
    "f_text",
    "f_format",
    "string_concat",
    "integer",
    "floating",
    "true_value",
    "false_value",
    "none_value",
    "ellipsis",
    "list",
    "tuple",
    "set",
    "dict",
    "pair",
    "list_comp",
    "set_comp",
    "dict_comp",
    "generator",
    "comprehension_for",
    "comprehension_if",
    "lambda",
    "conditional",
    "bool_and",
    "bool_or",
    "not_op",
    "unary",
    "binary",
    "compare",
    "named",
    "await_expr",
    "yield_expr",
    "unknown",
});
static_assert(kind_names.size() == static_cast<std::size_t>(NodeKind::unknown) + 1);

constexpr auto operator_names = std::to_array<std::string_view>({
    "none",   "add",     "sub",     "mul",        "div",         "floor_div", "mod",    "pow", "matmul",
    "bit_or", "bit_and", "bit_xor", "shift_left", "shift_right", "invert",    "eq",     "ne",  "lt",
    "le",     "gt",      "ge",      "in",         "not_in",      "is",        "is_not",
});
static_assert(operator_names.size() == static_cast<std::size_t>(Operator::is_not) + 1);

constexpr auto gap_names =
    std::to_array<std::string_view>({"syntax_error", "too_deep", "parse_time", "string_clipped"});
static_assert(gap_names.size() == static_cast<std::size_t>(GapKind::count));

using FlagName = std::pair<std::uint32_t, std::string_view>;

constexpr FlagName node_flags[] = {{flag_async, "async"},
                                   {flag_clipped, "clipped"},
                                   {flag_no_value, "no_value"},
                                   {flag_from, "from"},
                                   {flag_star, "star"},
                                   {flag_double_star, "double_star"},
                                   {flag_keyword_only, "keyword_only"},
                                   {flag_positional_only, "positional_only"}};
constexpr FlagName scope_flags[] = {{scope_class, "class"},     {scope_function, "function"},
                                    {scope_async, "async"},     {scope_iterates, "iterates"},
                                    {scope_queries, "queries"}, {scope_conditional, "conditional"}};
constexpr FlagName import_flags[] = {{import_from, "from"},
                                     {import_star, "star"},
                                     {import_type_checking, "type_checking"},
                                     {import_guarded, "guarded"},
                                     {import_conditional, "conditional"},
                                     {import_aliased, "aliased"}};
constexpr FlagName suppression_flags[] = {{suppression_file, "file"}, {suppression_malformed, "malformed"}};

/// A line under construction.
class Line {
 public:
  Line(std::string& out, std::size_t indent, std::string_view first) : out_(out) {
    out_.append(indent * 2, ' ');
    out_ += first;
  }
  Line(const Line&) = delete;
  Line& operator=(const Line&) = delete;
  ~Line() { out_ += '\n'; }

  Line& word(std::string_view text) {
    out_ += ' ';
    out_ += text;
    return *this;
  }
  Line& quoted(std::string_view text) {
    out_ += " \"";
    append_escaped(out_, text);
    out_ += '"';
    return *this;
  }
  Line& span(Span span) { return word(std::to_string(span.begin) + ".." + std::to_string(span.end)); }
  Line& flags(std::uint32_t set, std::span<const FlagName> names) {
    for (const auto& [flag, name] : names)
      if ((set & flag) != 0) word(name);
    return *this;
  }

 private:
  std::string& out_;
};

void dump_node(const FileFacts& facts, NodeId id, std::size_t depth, std::string& out) {
  const Node& node = facts.node(id);
  Line line(out, depth, kind_names[static_cast<std::size_t>(node.kind())]);
  if (node.kind() == NodeKind::import_stmt) line.word(std::to_string(node.text()));
  else if (node.text() != 0 || node.kind() == NodeKind::string) line.quoted(facts.text(node.text()));
  // The operator's byte of a function holds other bits.
  if (node.op() != Operator::none && node.kind() != NodeKind::function_def &&
      static_cast<std::size_t>(node.op()) < operator_names.size())
    line.word(operator_names[static_cast<std::size_t>(node.op())]);
  line.flags(node.flags(), node_flags).span(node.span());
}

void dump_tree(const FileFacts& facts, std::string& out) {
  std::vector<NodeId> ends;  // of the subtrees around the node
  for (NodeId id = 0; id < facts.nodes().size(); ++id) {
    while (!ends.empty() && ends.back() <= id) ends.pop_back();
    dump_node(facts, id, ends.size(), out);
    ends.push_back(id + facts.node(id).size());
  }
}

}  // namespace

std::string dump_facts(const FileFacts& facts) {
  std::string out;
  if (facts.nodes().empty()) return out;
  dump_tree(facts, out);
  for (ScopeId id = 0; id < facts.scopes().size(); ++id) {
    const Scope& scope = facts.scopes()[id];
    Line(out, 0, "scope")
        .word(std::to_string(id))
        .quoted(facts.text(scope.name))
        .word("in " + std::to_string(scope.parent))
        .flags(scope.flags, scope_flags)
        .span(facts.span(scope.node));
  }
  for (std::size_t i = 0; i < facts.imports().size(); ++i) {
    const Import& import = facts.imports()[i];
    Line(out, 0, "import")
        .word(std::to_string(i))
        .quoted(facts.text(import.module))
        .quoted(facts.text(import.name))
        .quoted(facts.text(import.bound))
        .word("in " + std::to_string(import.scope))
        .flags(import.flags, import_flags)
        .span(import.span);
  }
  for (const Suppression& found : facts.suppressions())
    Line(out, 0, "suppression").quoted(facts.text(found.ids)).flags(found.flags, suppression_flags).span(found.span);
  for (const Gap& gap : facts.gaps())
    Line(out, 0, "gap").word(gap_names[static_cast<std::size_t>(gap.kind)]).span(gap.span);
  return out;
}

}  // namespace djvet
