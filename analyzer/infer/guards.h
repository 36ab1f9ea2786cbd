// What stands around a call in its file: whether an exception that it raises is expected, what is called on its result.
// Threads: any.
// SPDX-License-Identifier: MIT
#pragma once

#include <initializer_list>
#include <string_view>

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

}  // namespace djvet
