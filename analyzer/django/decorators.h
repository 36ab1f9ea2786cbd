// What decorators make of a function: how it is bound, and whether a call still gives what its body gives.
// Source: Python documentation, "Built-in Functions" and functools; Django's utils.functional, utils.decorators,
// contrib.auth.decorators, db.transaction.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

#include "analyzer/extract/file_facts.h"

namespace djvet {

enum class MethodKind : std::uint8_t { plain, property, class_method, static_method };

/// By the last word of each decorator's name.
[[nodiscard]] MethodKind method_kind(const FileFacts& facts, NodeId function);

enum class DecoratorEffect : std::uint8_t {
  transparent,  // a call runs the body and gives what it returns
  memoised,     // a call may give what an earlier call returned
  unknown,      // another function may stand in its place
};

/// Whether one decorator leaves the function what it is.
[[nodiscard]] bool is_transparent(const FileFacts& facts, NodeId decorator);

/// The effect of all decorators of a function together.
[[nodiscard]] DecoratorEffect decorator_effect(const FileFacts& facts, NodeId function);

/// Whether some decorator of a function or class ends in this word: `@action(detail=True)`, `@decorators.action`.
[[nodiscard]] bool has_decorator(const FileFacts& facts, NodeId definition, std::string_view word);

}  // namespace djvet
