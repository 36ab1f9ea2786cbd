// Which distribution brings a top-level module: "rest_framework" comes with "djangorestframework".
// Source: the top-level modules in the RECORD of each distribution's wheel, or its top_level.txt.
// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

namespace djvet {

/// The distributions that bring a module, by normalized name, the usual one first; empty where none is known.
[[nodiscard]] std::vector<std::string_view> distributions_of(std::string_view module);

/// The top-level modules that a distribution brings, by its normalized name; empty where they aren't known.
[[nodiscard]] std::vector<std::string_view> modules_of(std::string_view distribution);

/// Whether a distribution is seldom asked for by name: so many others require it that most projects have it anyway.
[[nodiscard]] bool comes_with_others(std::string_view distribution);

}  // namespace djvet
