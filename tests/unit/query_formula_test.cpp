// Formulas of costs: terms, letters, growth; and budgets as they are written.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/query_formula.h"

#include "analyzer/config/query_budget.h"
#include "tests/support/catch.h"

namespace djvet {
namespace {

Costs loops(std::size_t over_rows, std::size_t others = 0) {
  Costs costs;
  costs.loops.resize(over_rows + others);
  for (std::size_t i = 0; i < over_rows; ++i) costs.loops[i].model = ModelId(0);
  return costs;
}

void add(Costs& costs, std::vector<std::uint32_t> repeated, std::uint32_t times = 1) {
  QueryCost query;
  query.loops = std::move(repeated);
  query.times = times;
  costs.queries.push_back(std::move(query));
}

}  // namespace

TEST_CASE("queries add up by the loops that repeat them") {
  Costs costs = loops(3);
  add(costs, {});
  add(costs, {2});
  add(costs, {2, 0});
  add(costs, {}, 2);
  add(costs, {2});
  add(costs, {0, 2});
  const QueryFormula formula = formula_of(costs);
  CHECK(formula.text() == "3 + 2N + 2N*M");
  CHECK(formula.letters == std::vector<std::string>{"M", "", "N"});
  CHECK(formula.growth == QueryGrowth::grows);
  CHECK_FALSE(formula.unknown);
}

TEST_CASE("a formula without anything is 0, with nothing but doubt a question mark") {
  Costs costs;
  CHECK(formula_of(costs).text() == "0");
  CHECK(formula_of(costs).growth == QueryGrowth::constant);
  costs.unknown.push_back({{}, "some reason"});
  CHECK(formula_of(costs).text() == "?");
  CHECK(formula_of(costs).growth == QueryGrowth::unknown);
  costs.unknown[0].constant = true;
  CHECK(formula_of(costs).growth == QueryGrowth::constant);
  CHECK(formula_of(costs).text() == "?");
}

TEST_CASE("passes of a loop over something else than rows don't say whether a page grows") {
  Costs costs = loops(1, 1);
  add(costs, {1});
  CHECK(formula_of(costs).growth == QueryGrowth::unknown);
  add(costs, {0});
  CHECK(formula_of(costs).growth == QueryGrowth::grows);
  CHECK(formula_of(costs).text() == "N + M");
}

TEST_CASE("there are letters for any number of loops") {
  Costs costs = loops(14);
  for (std::uint32_t i = 0; i < 14; ++i) add(costs, {i});
  const QueryFormula formula = formula_of(costs);
  CHECK(formula.letters.front() == "N");
  CHECK(formula.letters.back() == "M2");
}

TEST_CASE("what may not run makes a formula an upper bound") {
  Costs costs;
  add(costs, {});
  CHECK_FALSE(formula_of(costs).up_to);
  costs.queries[0].sometimes = true;
  CHECK(formula_of(costs).up_to);
}

TEST_CASE("budgets are formulas") {
  const auto most = [](std::string_view text) {
    const std::optional<QueryBudget> budget = query_budget_of("*", text);
    return budget ? budget->most : std::vector<std::uint64_t>{};
  };
  using Counts = std::vector<std::uint64_t>;
  CHECK(most("5") == Counts{5});
  CHECK(most("5 + 2N + M+N*M") == Counts{5, 3, 1});
  CHECK(most("N") == Counts{0, 1});
  CHECK(query_budget_of("*", "5 + any")->any_growth);
  for (const char* text :
       {"", "n", "5 +", "5N M", "5 + -1", "-1", "N*", "2*N", "99999999999999999999", "A*B*C*D*E*F*G*H*I"}) {
    INFO(text);
    CHECK_FALSE(query_budget_of("*", text));
  }
}

}  // namespace djvet
