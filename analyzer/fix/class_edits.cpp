// Looks through the class's own statements for `model = ...`.
// SPDX-License-Identifier: MIT
#include "analyzer/fix/class_edits.h"

#include <algorithm>

#include "analyzer/fix/edits.h"

namespace djvet {
namespace {

/// The last name of a base: "ListView" of `generic.ListView`.
bool is_view_base(const FileFacts& facts, NodeId base) {
  const NodeKind kind = facts.kind(base);
  return (kind == NodeKind::name || kind == NodeKind::attribute) && facts.text_of(base).ends_with("View");
}

/// The statement `model = ...` of a class body; 0 without one, or where the body makes its queryset itself.
NodeId model_statement(const FileFacts& facts, NodeId body) {
  NodeId found = 0;
  for (const NodeId statement : facts.children(body)) {
    const NodeKind kind = facts.kind(statement);
    if (kind == NodeKind::function_def && facts.text_of(statement) == "get_queryset") return 0;
    if (kind != NodeKind::assign || facts.node(statement).has(flag_no_value)) continue;
    const NodeId target = facts.child(statement, 0);
    if (facts.kind(target) != NodeKind::name) continue;
    if (facts.text_of(target) == "queryset") return 0;
    if (facts.text_of(target) == "model" && facts.last_child(statement) == facts.child(statement, 1)) found = statement;
  }
  return found;
}

}  // namespace

std::optional<Edit> give_queryset(const FileFacts& facts, std::string_view text, FileId file, NodeId cls,
                                  std::string_view manager, std::string_view calls) {
  if (facts.kind(cls) != NodeKind::class_def || manager.empty() || calls.empty()) return std::nullopt;
  const bool is_view = std::ranges::any_of(facts.children(cls), [&](NodeId base) { return is_view_base(facts, base); });
  const NodeId body = facts.body(cls);
  const NodeId statement = is_view && body != 0 ? model_statement(facts, body) : 0;
  const NodeId value = statement == 0 ? 0 : facts.child(statement, 1);
  if (value == 0 || (facts.kind(value) != NodeKind::name && facts.kind(value) != NodeKind::attribute))
    return std::nullopt;
  // The line: blanks, the statement, perhaps a remark.
  const Span span = facts.span(value);
  const std::size_t begin = text.find_last_of("\r\n", facts.span(statement).begin) + 1;
  const std::size_t end = std::min(text.find_first_of("\r\n", span.end), text.size());
  const std::string_view indent = text.substr(begin, facts.span(statement).begin - begin);
  const std::string_view tail = text.substr(span.end, end - span.end);
  const std::size_t rest = tail.find_first_not_of(" \t");
  const bool alone = indent.find_first_not_of(" \t") == std::string_view::npos &&
                     (rest == std::string_view::npos || tail[rest] == '#');
  if (!alone) return std::nullopt;
  const auto at = static_cast<std::uint32_t>(end);
  std::string line(newline_at(text, span.end));
  line.append(indent).append("queryset = ").append(text.substr(span.begin, span.size()));
  return Edit{file, {at, at}, line.append(".").append(manager).append(calls)};
}

}  // namespace djvet
