// How many queries an entry may run: `5`, `"5 + 2N"`, `"5 + any"`.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace djvet {

/// One row of [tool.djvet.query-budget].
struct QueryBudget {
  std::string pattern;              // glob on an entry's name, code or route
  std::string text;                 // as it is written
  std::vector<std::uint64_t> most;  // by the number of letters of a term, what its terms may add up to; [0] is constant
  bool any_growth = false;          // terms with letters may be whatever they are
};

/// Reads `5 + 2N + N*M`: any capital letter stands for any number of rows. Nothing for other texts.
[[nodiscard]] std::optional<QueryBudget> query_budget_of(std::string_view pattern, std::string_view text);

}  // namespace djvet
