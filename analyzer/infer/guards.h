// What stands around a call in its file: whether an exception that it raises is expected, what is called on its result.
// Threads: any.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "analyzer/extract/file_facts.h"

namespace djvet {

/// Whether a try statement around the node names one of these exceptions in a handler, or some `with` around it does.
/// Linear in the nodes before it.
[[nodiscard]] bool is_guarded(const FileFacts& facts, NodeId node, std::initializer_list<std::string_view> exceptions);

/// Whether the code names something that an import in a try statement brings: what it does depends on what is installed.
[[nodiscard]] bool names_optional_import(const FileFacts& facts, NodeId expression);

/// The method call on the call's result that is written with it (`call.values()`), or 0.
[[nodiscard]] NodeId chained_call(const FileFacts& facts, NodeId call);

/// Whether one of the methods is called on the call's result, further along the chain that is written with it.
[[nodiscard]] bool is_followed_by(const FileFacts& facts, NodeId call, std::initializer_list<std::string_view> methods);

/// The parent of every node; the module is its own. Linear.
[[nodiscard]] std::vector<NodeId> parents_of(const FileFacts& facts);

/// Whether an expression stands alone as a statement: its value is thrown away.
[[nodiscard]] bool is_statement(const FileFacts& facts, const std::vector<NodeId>& parents, NodeId expression);

/// Whether nothing is asked of an expression but its truth: the condition of an if, while, assert or comprehension, behind
/// `not`, in bool(), or a part of such by `and` and `or`.
[[nodiscard]] bool is_condition(const FileFacts& facts, const std::vector<NodeId>& parents, NodeId expression);

/// Whether a try statement with handlers is around a node, of its function.
[[nodiscard]] bool is_tried(const FileFacts& facts, const std::vector<NodeId>& parents, NodeId node);

/// `.filter(...)` of a call that may begin many lines above: from the method's name to the end.
[[nodiscard]] Span method_span(const FileFacts& facts, NodeId call);

/// What a comparison of a number of rows with a constant asks: nothing but whether there are some, or none.
enum class CountQuestion : std::uint8_t { other, some, none };
[[nodiscard]] CountQuestion count_question(const FileFacts& facts, NodeId compare, NodeId count);

/// The methods of the chain that a call ends: "order_by" "filter" "objects", last first.
[[nodiscard]] std::vector<std::string_view> chain_of(const FileFacts& facts, NodeId call);

}  // namespace djvet
