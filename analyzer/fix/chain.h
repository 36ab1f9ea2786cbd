// An expression that makes a queryset, taken apart: the attributes and method calls from its end to what it begins with.
// Lifetime: views the facts. Threads: const, any.
// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "analyzer/extract/file_facts.h"

namespace djvet {

/// `.name` or `.name(arguments)`.
struct Link {
  NodeId attribute = 0;
  NodeId call = 0;  // 0: it isn't called
  std::string_view name;
};

struct Chain {
  NodeId expression = 0;    // without a slice around it: where a call may be added
  std::vector<Link> links;  // the last one in the source first; at least one
  NodeId base = 0;          // what the first link is taken of

  /// The last call of a method in the source, or null.
  [[nodiscard]] const Link* find(std::string_view method) const;
  /// Whether all that is done to the queryset is written here: it begins with a manager, and each call is one of Django's.
  [[nodiscard]] bool in_sight() const;
};

/// Nothing for an expression that nothing can be chained to in sight: a name, a call of a function, ...
[[nodiscard]] std::optional<Chain> queryset_chain(const FileFacts& facts, NodeId expression);

/// The arguments of a call, in order.
[[nodiscard]] std::vector<NodeId> arguments_of(const FileFacts& facts, NodeId call);

}  // namespace djvet
