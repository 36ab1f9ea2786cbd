// The costs of an entry as a formula: `3 + 2N + N*M`.
// Invariant: the constant, the terms and their order depend on the costs alone; letters go by first appearance.
// Threads: any.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analyzer/infer/costs.h"

namespace djvet {

/// count * the product of the loops' passes.
struct QueryTerm {
  std::uint64_t count = 0;
  std::vector<std::uint32_t> loops;  // of Costs::loops, sorted by letter, one more than once for its square; not empty
};

/// How queries become more with the data.
enum class QueryGrowth : std::uint8_t {
  constant,  // everything is known, and no number in it is that of rows
  grows,     // some term that is known grows with rows
  unknown,   // neither can be said
};

struct QueryFormula {
  std::uint64_t constant = 0;
  std::vector<QueryTerm> terms;      // fewest loops first, then by letters
  std::vector<std::string> letters;  // of Costs::loops; empty: it multiplies nothing
  bool up_to = false;                // some query may not run
  bool unknown = false;              // there may be more
  QueryGrowth growth{};

  /// "3 + 2N + N*M + ?"
  [[nodiscard]] std::string text() const;
  /// "2N"; "1" without loops.
  [[nodiscard]] std::string text_of(const QueryTerm& term) const;
};

[[nodiscard]] QueryFormula formula_of(const Costs& costs);

/// "constant", "grows", "unknown"
[[nodiscard]] std::string_view to_string(QueryGrowth growth);

}  // namespace djvet
