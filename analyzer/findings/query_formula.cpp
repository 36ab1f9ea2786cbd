// Adds up queries by the loops that repeat them.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/query_formula.h"

#include <algorithm>

namespace djvet {
namespace {

/// N, M, K, ...; then N2, M2, ...
std::string letter(std::size_t n) {
  constexpr std::string_view letters = "NMKLPQRSTUVW";
  std::string name(1, letters[n % letters.size()]);
  if (n >= letters.size()) name += std::to_string(n / letters.size() + 1);
  return name;
}

}  // namespace

QueryFormula formula_of(const Costs& costs) {
  QueryFormula formula;
  formula.letters.resize(costs.loops.size());
  std::vector<std::uint32_t> rank(costs.loops.size());
  std::uint32_t next = 0;
  for (const QueryCost& query : costs.queries)
    for (const std::uint32_t loop : query.loops)
      if (formula.letters[loop].empty()) {
        rank[loop] = next;
        formula.letters[loop] = letter(next++);
      }
  bool grows = false;
  bool unclear = !std::ranges::all_of(costs.unknown, &UnknownCost::constant);
  for (const QueryCost& query : costs.queries) {
    formula.up_to = formula.up_to || query.sometimes;
    if (query.loops.empty()) {
      formula.constant += query.times;
      continue;
    }
    QueryTerm term{query.times, query.loops};
    std::ranges::sort(term.loops, {}, [&](std::uint32_t loop) { return rank[loop]; });
    for (const std::uint32_t loop : term.loops) (costs.loops[loop].model.valid() ? grows : unclear) = true;
    const auto same = std::ranges::find(formula.terms, term.loops, &QueryTerm::loops);
    if (same != formula.terms.end()) same->count += term.count;
    else formula.terms.push_back(std::move(term));
  }
  std::ranges::sort(formula.terms, [&](const QueryTerm& left, const QueryTerm& right) {
    if (left.loops.size() != right.loops.size()) return left.loops.size() < right.loops.size();
    return std::ranges::lexicographical_compare(
        left.loops, right.loops, {}, [&](std::uint32_t loop) { return rank[loop]; },
        [&](std::uint32_t loop) { return rank[loop]; });
  });
  formula.unknown = !costs.unknown.empty();
  formula.growth = grows ? QueryGrowth::grows : unclear ? QueryGrowth::unknown : QueryGrowth::constant;
  return formula;
}

std::string QueryFormula::text_of(const QueryTerm& term) const {
  std::string out = term.count == 1 && !term.loops.empty() ? "" : std::to_string(term.count);
  bool first = true;
  for (const std::uint32_t loop : term.loops) {
    if (!first) out += "*";
    out += letters[loop];
    first = false;
  }
  return out;
}

std::string QueryFormula::text() const {
  std::string out = constant != 0 || (terms.empty() && !unknown) ? std::to_string(constant) : "";
  for (const QueryTerm& term : terms) out += (out.empty() ? "" : " + ") + text_of(term);
  if (unknown) out += out.empty() ? "?" : " + ?";
  return out;
}

std::string_view to_string(QueryGrowth growth) {
  constexpr std::string_view names[] = {"constant", "grows", "unknown"};
  return names[static_cast<std::size_t>(growth)];
}

}  // namespace djvet
