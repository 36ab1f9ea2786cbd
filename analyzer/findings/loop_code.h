// Questions about the code of a loop and the function around it, as strategies ask them before they change it: what a name is
// bound to, where an expression stands, whether what it says is the same in every pass.
// Invariant: an answer that permits a change is given only where the facts show it; everything unforeseen says no.
// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "analyzer/findings/finding.h"
#include "analyzer/infer/inference.h"

namespace djvet {

[[nodiscard]] bool is_name(const FileFacts& facts, NodeId node, std::string_view name);
/// Whether a name stands anywhere in an expression.
[[nodiscard]] bool mentions(const FileFacts& facts, NodeId expression, std::string_view name);
/// Whether a node binds a name, or changes what it is bound to.
[[nodiscard]] bool binds(const FileFacts& facts, NodeId node, std::string_view name);
/// Whether a text is said anywhere in a file: a name, an attribute, a string.
[[nodiscard]] bool says(const FileFacts& facts, std::string_view text);
/// Whether two expressions are spelled the same but for white space and quotes.
[[nodiscard]] bool same_code(const FileFacts& facts, NodeId one, NodeId other);

[[nodiscard]] NodeId parent_of(const FileFacts& facts, NodeId node);
/// The only argument of a call behind `before` others; 0 when it has more or less.
[[nodiscard]] NodeId only_argument(const FileFacts& facts, NodeId call, std::size_t before = 0);
/// What a method is called on; 0 unless the node is a call of it.
[[nodiscard]] NodeId receiver_of(const FileFacts& facts, NodeId call, std::string_view method);
/// What a for statement or a comprehension's clause iterates; the node itself for a call; 0 for a template's.
[[nodiscard]] NodeId iterable_of(const FileFacts& facts, NodeId iteration);
/// What list(), sorted(), enumerate() and the like go through.
[[nodiscard]] NodeId without_wrappers(const FileFacts& facts, NodeId rows);

/// The loop that an iteration belongs to: the statement, or the comprehension around a clause.
[[nodiscard]] NodeId loop_around(const FileFacts& facts, NodeId iteration);
/// The name that the loop around the access gives its row; empty unless it is that row wherever the loop says it.
[[nodiscard]] std::string_view row_name(const FileFacts& facts, const Access& access);

/// The expressions that an iterable's rows come from in its own function: itself, or what a local name was assigned, behind
/// further methods and slices. `items = items.filter(...)` goes back to what `items` was before; an expression that `is_end`
/// goes no further. A name that isn't always assigned stands for itself.
[[nodiscard]] std::vector<NodeId> made_from(const FileFacts& facts, NodeId iterable,
                                            const std::function<bool(NodeId)>& is_end);
/// Whether the rows of an access's loop come from its querysets and from nothing else, whoever calls the code.
[[nodiscard]] bool made_in_sight(const ProjectModel& model, const Access& access);

/// Whether an expression means the same where a queryset is made: it consists of literals, Q objects, and names that are bound
/// before `place` and never again. Names are allowed where both stand in one function.
[[nodiscard]] bool is_constant(const ProjectModel& model, FileId file, NodeId expression, const Strategy::Place& place);
/// The same of all arguments of a call.
[[nodiscard]] bool is_constant_call(const ProjectModel& model, FileId file, NodeId call, const Strategy::Place& place);

/// Whether code below a node may write rows: what is asked once before it might differ from what is asked in it.
[[nodiscard]] bool writes_rows(const FileFacts& facts, NodeId loop);

/// Whether only the truth of an expression matters to the code around it.
[[nodiscard]] bool is_condition(const FileFacts& facts, NodeId expression);
/// Whether whoever gets an expression's rows would be as well off with a list of them.
[[nodiscard]] bool may_be_list(const FileFacts& facts, NodeId expression);

}  // namespace djvet
