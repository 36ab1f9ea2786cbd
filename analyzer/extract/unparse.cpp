// A chain (a.b(c)[d].e) is written link by link from its end to its root, each link's arguments in short.
// SPDX-License-Identifier: MIT
#include "analyzer/extract/unparse.h"

#include <algorithm>
#include <vector>

namespace djvet {
namespace {

constexpr std::size_t most_text = 100;     // characters of the whole
constexpr std::size_t most_argument = 40;  // characters of one link's arguments

/// A leaf, or "..." for anything that has parts.
std::string write_atom(const FileFacts& facts, NodeId id) {
  switch (facts.kind(id)) {
    case NodeKind::name:
    case NodeKind::integer:
    case NodeKind::floating: return std::string(facts.text_of(id));
    case NodeKind::string: {
      const std::string_view text = facts.text_of(id);
      const bool plain =
          text.size() < most_argument && std::ranges::all_of(text, [](char c) { return c >= ' ' && c != '"'; });
      return plain ? "\"" + std::string(text) + "\"" : "\"...\"";
    }
    case NodeKind::true_value: return "True";
    case NodeKind::false_value: return "False";
    case NodeKind::none_value: return "None";
    default: return "...";
  }
}

/// a.b.c of names only; "..." otherwise.
std::string write_dotted(const FileFacts& facts, NodeId id) {
  std::string text;
  while (facts.kind(id) == NodeKind::attribute) {
    text = "." + std::string(facts.text_of(id)) + text;
    id = facts.child(id, 0);
    if (id == 0 || text.size() > most_argument) return "...";
  }
  return write_atom(facts, id) + text;
}

std::string write_arguments(const FileFacts& facts, NodeId call) {
  std::string text;
  bool callee = true;
  for (const NodeId argument : facts.children(call)) {
    if (callee) {
      callee = false;
      continue;
    }
    if (!text.empty()) text += ", ";
    if (facts.kind(argument) == NodeKind::keyword) {
      text += facts.text_of(argument);
      text += '=';
      text += write_dotted(facts, facts.child(argument, 0));
    } else {
      text += write_dotted(facts, argument);
    }
    if (text.size() > most_argument) return "...";
  }
  return text;
}

}  // namespace

std::string unparse(const FileFacts& facts, NodeId expression) {
  std::vector<std::string> links;
  std::size_t size = 0;
  NodeId id = expression;
  for (; id != 0; id = facts.child(id, 0)) {
    const NodeKind kind = facts.kind(id);
    std::string link;
    if (kind == NodeKind::attribute) link = "." + std::string(facts.text_of(id));
    else if (kind == NodeKind::call) link = "(" + write_arguments(facts, id) + ")";
    else if (kind == NodeKind::subscript) link = "[" + write_atom(facts, facts.child(id, 1)) + "]";
    else link = write_atom(facts, id);
    size += link.size();
    if (size > most_text) link = "...";
    links.push_back(std::move(link));
    if (size > most_text || (kind != NodeKind::attribute && kind != NodeKind::call && kind != NodeKind::subscript))
      break;
  }
  std::string text;
  for (auto link = links.rbegin(); link != links.rend(); ++link) text += *link;
  return text;
}

}  // namespace djvet
