// Looks through the class's own statements for `model = ...` and `list_display = ...`.
// SPDX-License-Identifier: MIT
#include "analyzer/fix/class_edits.h"

#include <algorithm>

#include "analyzer/fix/edits.h"
#include "analyzer/fix/quotes.h"

namespace djvet {
namespace {

/// Whether the last name of a base ends so: "ListView" of `generic.ListView`.
bool ends_base(const FileFacts& facts, NodeId base, std::string_view end) {
  const NodeKind kind = facts.kind(base);
  return (kind == NodeKind::name || kind == NodeKind::attribute) && facts.text_of(base).ends_with(end);
}

std::string_view indent_of(std::string_view text, std::size_t offset) {
  const std::size_t begin = offset == 0 ? 0 : text.find_last_of("\r\n", offset - 1) + 1;
  return text.substr(begin, offset - begin);
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

/// `name = value` in a class body; 0 where there is none, or several.
NodeId assignment(const FileFacts& facts, NodeId body, std::string_view name) {
  NodeId found = 0;
  for (const NodeId statement : facts.children(body)) {
    const bool assigns = facts.kind(statement) == NodeKind::assign && !facts.node(statement).has(flag_no_value) &&
                         facts.kind(facts.child(statement, 0)) == NodeKind::name &&
                         facts.text_of(facts.child(statement, 0)) == name;
    if (!assigns) continue;
    if (found != 0) return 0;
    found = statement;
  }
  return found;
}

/// The paths of a list or tuple of strings; nothing for another one.
std::optional<std::vector<std::string>> paths_in(const FileFacts& facts, NodeId list) {
  std::vector<std::string> paths;
  for (const NodeId element : facts.children(list)) {
    if (facts.kind(element) != NodeKind::string || facts.node(element).has(flag_clipped)) return std::nullopt;
    paths.emplace_back(facts.text_of(element));
  }
  return paths;
}

/// Each path once, without those that another one goes on from.
std::vector<std::string> united(std::vector<std::string> paths, const std::vector<std::string>& more) {
  for (const std::string& path : more)
    if (std::ranges::find(paths, path) == paths.end()) paths.push_back(path);
  const std::vector<std::string> all = paths;
  std::erase_if(paths, [&](const std::string& path) {
    return std::ranges::any_of(all, [&](const std::string& other) { return other.starts_with(path + "__"); });
  });
  return paths;
}

std::string list_of(const std::vector<std::string>& paths, char quote, bool as_tuple) {
  std::string list(1, as_tuple ? '(' : '[');
  for (const std::string& path : paths) {
    list.append(&path == &paths.front() ? "" : ", ");
    list.append(1, quote).append(path).append(1, quote);
  }
  return list.append(as_tuple ? (paths.size() == 1 ? ",)" : ")") : "]");
}

}  // namespace

std::optional<Edit> give_related(const FileFacts& facts, std::string_view text, FileId file, NodeId cls,
                                 const std::vector<std::string>& paths) {
  const NodeId body = facts.kind(cls) == NodeKind::class_def ? facts.body(cls) : 0;
  if (body == 0 || paths.empty()) return std::nullopt;
  const char quote = prevailing_quote(facts, text);
  if (const NodeId there = assignment(facts, body, "list_select_related")) {
    const NodeId value = facts.child(there, 1);
    const Span span = facts.span(value);
    const NodeKind kind = facts.kind(value);
    const bool truth = kind == NodeKind::true_value || kind == NodeKind::false_value;
    if (!truth && kind != NodeKind::list && kind != NodeKind::tuple) return std::nullopt;
    const auto named = truth ? std::vector<std::string>{} : paths_in(facts, value);
    if (!named || text.substr(span.begin, span.size()).find_first_of("#\r\n") != std::string_view::npos)
      return std::nullopt;
    // A tuple's span may leave its brackets out.
    const bool as_tuple = kind == NodeKind::tuple;
    if (as_tuple && text[span.begin] != '(') return std::nullopt;
    const std::vector<std::string> all = united(*named, paths);
    if (all == *named) return std::nullopt;
    const char same = truth || named->empty() ? '\0' : quote_of(facts, text, facts.child(value, 0));
    return Edit{file, span, list_of(all, same != '\0' ? same : quote, as_tuple)};
  }
  const NodeId display = assignment(facts, body, "list_display");
  const NodeId beside = display != 0 ? display : facts.child(body, 0);
  const std::size_t begin = text.find_last_of("\r\n", facts.span(beside).begin) + 1;
  const std::string_view indent = text.substr(begin, facts.span(beside).begin - begin);
  if (beside == 0 || begin == 0 || indent.find_first_not_of(" \t") != std::string_view::npos) return std::nullopt;
  const bool as_tuple = display != 0 && facts.kind(facts.child(display, 1)) == NodeKind::tuple;
  std::string line("list_select_related = ");
  line += list_of(united({}, paths), quote, as_tuple);
  const bool behind = display != 0 || facts.kind(beside) == NodeKind::string;
  const std::size_t end = std::min(text.find_first_of("\r\n", facts.span(beside).end), text.size());
  const std::string_view tail = text.substr(facts.span(beside).end, end - facts.span(beside).end);
  const std::string newline(newline_at(text, begin));
  if (behind && tail.find_first_not_of(" \t)") != std::string_view::npos && tail.find('#') == std::string_view::npos)
    return std::nullopt;
  const auto at = static_cast<std::uint32_t>(behind ? end : begin);
  if (behind) return Edit{file, {at, at}, newline + std::string(indent) + line};
  const bool sets_off = facts.kind(beside) == NodeKind::function_def || facts.kind(beside) == NodeKind::class_def;
  return Edit{file, {at, at}, std::string(indent) + line + newline + (sets_off ? newline : "")};
}

std::optional<Edit> give_admin_queryset(const FileFacts& facts, std::string_view text, FileId file, NodeId cls,
                                        std::string_view calls) {
  if (facts.kind(cls) != NodeKind::class_def || calls.empty()) return std::nullopt;
  const bool is_admin = std::ranges::any_of(facts.children(cls), [&](NodeId base) {
    return ends_base(facts, base, "Admin") || ends_base(facts, base, "Inline");
  });
  const NodeId body = facts.body(cls);
  if (!is_admin || body == 0) return std::nullopt;
  NodeId last = 0;
  for (const NodeId statement : facts.children(body)) {
    if (facts.kind(statement) == NodeKind::function_def && facts.text_of(statement) == "get_queryset")
      return std::nullopt;
    last = statement;
  }
  const std::string_view indent =
      last == 0 ? std::string_view() : indent_of(text, facts.span(facts.child(body, 0)).begin);
  const std::string_view outer = indent_of(text, facts.span(cls).begin);
  // A class of one line has no indentation of its own, and one behind a decorator may begin elsewhere.
  if (indent.size() <= outer.size() || indent.find_first_not_of(" \t") != std::string_view::npos ||
      outer.find_first_not_of(" \t") != std::string_view::npos)
    return std::nullopt;
  const std::size_t end = std::min(text.find_first_of("\r\n", facts.span(last).end), text.size());
  const std::string_view tail = text.substr(facts.span(last).end, end - facts.span(last).end);
  const std::size_t rest = tail.find_first_not_of(" \t)]}");
  if (rest != std::string_view::npos && tail[rest] != '#') return std::nullopt;
  const std::string newline(newline_at(text, facts.span(last).end)), step(indent.substr(outer.size()));
  std::string method = newline + newline + std::string(indent) + "def get_queryset(self, request):" + newline;
  method.append(indent).append(step).append("return super().get_queryset(request)").append(calls);
  const auto at = static_cast<std::uint32_t>(end);
  return Edit{file, {at, at}, std::move(method)};
}

std::optional<Edit> give_queryset(const FileFacts& facts, std::string_view text, FileId file, NodeId cls,
                                  std::string_view manager, std::string_view calls) {
  if (facts.kind(cls) != NodeKind::class_def || manager.empty() || calls.empty()) return std::nullopt;
  const bool is_view =
      std::ranges::any_of(facts.children(cls), [&](NodeId base) { return ends_base(facts, base, "View"); });
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
