// Selectors (ids, former ids and families of checks) -> the checks they mean.
// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/findings/check.h"
#include "analyzer/findings/registry.h"

namespace djvet {

/// The row of a check by its id or a former id, or null.
[[nodiscard]] const Registered* find_check(std::span<const Registered> checks, std::string_view id);

/// The checks that a selector means, in the order of the registry; empty when it matches nothing.
[[nodiscard]] std::vector<const Registered*> matching(std::span<const Registered> checks, std::string_view selector);

/// What is wrong with a selector, in one line with a suggestion; nothing when it matches a check.
[[nodiscard]] std::optional<std::string> selector_fault(std::span<const Registered> checks, std::string_view selector);

/// Ids and families, sorted, for suggestions.
[[nodiscard]] std::vector<std::string_view> known_selectors(std::span<const Registered> checks);

/// The ids that a list of selectors means, sorted, each once.
[[nodiscard]] std::vector<std::string> ids_of(std::span<const Registered> checks,
                                              std::span<const std::string> selectors);

}  // namespace djvet
