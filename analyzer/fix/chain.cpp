// From the outermost node inwards, along the first children.
// SPDX-License-Identifier: MIT
#include "analyzer/fix/chain.h"

#include <algorithm>

#include "analyzer/django/queryset_methods.h"

namespace djvet {

const Link* Chain::find(std::string_view method) const {
  const auto found =
      std::ranges::find_if(links, [&](const Link& link) { return link.call != 0 && link.name == method; });
  return found == links.end() ? nullptr : &*found;
}

bool Chain::in_sight() const {
  const bool known = std::ranges::all_of(
      links, [](const Link& link) { return link.call == 0 || queryset_effect(link.name) != QuerySetEffect::unknown; });
  return known && links.back().call == 0 && links.front().call != 0;
}

std::optional<Chain> queryset_chain(const FileFacts& facts, NodeId expression) {
  while (facts.kind(expression) == NodeKind::subscript) expression = facts.child(expression, 0);
  // `rows.all()` is `rows` once more: a call behind it is as good, and reads better.
  const bool copied = expression >= 2 && facts.kind(expression - 1) == NodeKind::attribute &&
                      facts.text_of(expression - 1) == "all" && facts.kind(expression - 2) == NodeKind::call &&
                      facts.kind(expression) == NodeKind::attribute;
  if (copied) expression -= 2;
  Chain chain;
  chain.expression = expression;
  for (NodeId at = expression;;) {
    const bool called = facts.kind(at) == NodeKind::call;
    const NodeId attribute = called ? facts.child(at, 0) : at;
    if (attribute == 0 || facts.kind(attribute) != NodeKind::attribute) {
      chain.base = at;
      break;
    }
    chain.links.push_back({attribute, called ? at : 0, facts.text_of(attribute)});
    at = facts.child(attribute, 0);
    if (at == 0) return std::nullopt;
  }
  if (chain.links.empty()) return std::nullopt;
  return chain;
}

std::vector<NodeId> arguments_of(const FileFacts& facts, NodeId call) {
  std::vector<NodeId> arguments;
  for (const NodeId child : facts.children(call)) arguments.push_back(child);
  if (!arguments.empty()) arguments.erase(arguments.begin());
  return arguments;
}

}  // namespace djvet
