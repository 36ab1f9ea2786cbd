// A type expression is followed from the outside in: each part is a list, something transparent, or the end.
// SPDX-License-Identifier: MIT
#include "analyzer/infer/type_references.h"

#include <algorithm>

namespace djvet {
namespace {

bool says_many(std::string_view word) {
  constexpr std::string_view words[] = {"Iterable", "List", "QuerySet", "Sequence", "Set", "list", "set"};
  constexpr std::string_view ends[] = {"ConnectionField", "ListField", "Connection", "Paginated"};
  return std::ranges::binary_search(words, word) ||
         std::ranges::any_of(ends, [&](std::string_view end) { return word.ends_with(end); });
}

bool is_transparent(std::string_view word) {
  constexpr std::string_view words[] = {"Annotated", "Field", "NonNull", "Optional", "Required"};
  return std::ranges::binary_search(words, word);
}

}  // namespace

std::string_view called_word(const FileFacts& facts, NodeId expression) {
  if (expression != 0 && facts.kind(expression) == NodeKind::call) expression = facts.child(expression, 0);
  if (expression == 0) return {};
  const NodeKind kind = facts.kind(expression);
  return kind == NodeKind::name || kind == NodeKind::attribute ? facts.text_of(expression) : std::string_view{};
}

NodeId keyword_value(const FileFacts& facts, NodeId call, std::string_view name) {
  if (call == 0 || facts.kind(call) != NodeKind::call) return 0;
  for (const NodeId argument : facts.children(call))
    if (facts.kind(argument) == NodeKind::keyword && facts.text_of(argument) == name) return facts.child(argument, 0);
  return 0;
}

NodeId annotation_of(const FileFacts& facts, NodeId statement) {
  for (const NodeId child : facts.children(statement))
    if (facts.kind(child) == NodeKind::annotation) return facts.child(child, 0);
  return 0;
}

TypeReference type_reference(const ProjectModel& model, FileId file, ScopeId scope, NodeId expression) {
  constexpr int most_levels = 6;
  const FileFacts& facts = model.facts(file);
  TypeReference found;
  for (int level = 0; expression != 0 && level < most_levels; ++level) {
    const NodeId first = facts.child(expression, 0);
    Symbol symbol;
    switch (facts.kind(expression)) {
      case NodeKind::name:
      case NodeKind::attribute: symbol = model.resolve(file, scope, expression); break;
      case NodeKind::string: symbol = model.resolve_name(file, scope, facts.text_of(expression)); break;
      case NodeKind::lambda: expression = facts.last_child(expression); continue;
      case NodeKind::binary:
        expression = first != 0 && facts.kind(first) == NodeKind::none_value ? facts.last_child(expression) : first;
        continue;
      case NodeKind::call:
      case NodeKind::subscript: {
        const std::string_view word = called_word(facts, first);
        if (!says_many(word) && !is_transparent(word)) return {};
        found.many = found.many || says_many(word);
        expression = facts.child(expression, 1);
        if (expression != 0 && facts.kind(expression) == NodeKind::tuple) expression = facts.child(expression, 0);
        continue;
      }
      default: return {};
    }
    if (symbol.kind != Symbol::Kind::cls) return {};
    found.cls = symbol.cls;
    return found;
  }
  return {};
}

}  // namespace djvet
