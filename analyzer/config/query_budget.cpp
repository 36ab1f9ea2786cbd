// Reads budgets term by term.
// SPDX-License-Identifier: MIT
#include "analyzer/config/query_budget.h"

#include <charconv>

namespace djvet {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

/// "2N*M": its number, and how many letters it has.
bool read_term(std::string_view term, std::uint64_t& count, std::size_t& letters) {
  const auto [end, error] = std::from_chars(term.data(), term.data() + term.size(), count);
  if (error == std::errc::result_out_of_range) return false;
  if (error != std::errc{}) count = 1;
  std::string_view rest = term.substr(static_cast<std::size_t>(end - term.data()));
  if (error != std::errc{} && rest.empty()) return false;
  for (letters = 0; !rest.empty(); ++letters) {
    if (letters > 0) {
      if (rest.front() != '*') return false;
      rest.remove_prefix(1);
    }
    if (rest.empty() || rest.front() < 'A' || rest.front() > 'Z') return false;
    rest.remove_prefix(1);
  }
  return true;
}

}  // namespace

std::optional<QueryBudget> query_budget_of(std::string_view pattern, std::string_view text) {
  constexpr std::size_t most_letters = 8;
  QueryBudget budget{std::string(pattern), std::string(text), {0}};
  while (true) {
    const std::size_t plus = text.find('+');
    const std::string_view term = trimmed(text.substr(0, plus));
    std::uint64_t count = 0;
    std::size_t letters = 0;
    if (term == "any") {
      budget.any_growth = true;
    } else {
      if (!read_term(term, count, letters) || letters > most_letters) return std::nullopt;
      if (budget.most.size() <= letters) budget.most.resize(letters + 1);
      budget.most[letters] += count;
    }
    if (plus == text.npos) return budget;
    text.remove_prefix(plus + 1);
  }
}

}  // namespace djvet
