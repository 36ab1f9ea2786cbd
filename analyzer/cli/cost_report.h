// The costs of a project's entries with their places in lines, and their three renderings.
// Invariant: the same project gives the same bytes; text and Markdown are escaped for a terminal and a table.
// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/config/configuration.h"
#include "analyzer/driver/pipeline.h"
#include "analyzer/findings/query_formula.h"

namespace djvet {

struct CostPlace {
  std::string path;
  std::uint32_t line = 0;
};

/// Queries of the same kind at the same place.
struct CostLine {
  std::string term;  // "2N"
  std::string what;  // "rows of catalog.Book"
  CostPlace place;
  std::vector<CostPlace> calls;  // that lead to it, outermost first
  bool sometimes = false;
};

/// What a letter counts.
struct CostNumber {
  std::string letter;
  std::string what;  // "rows of catalog.Book"
  CostPlace place;
  std::uint32_t most = 0;  // 0: not known
  bool rows = false;
};

struct CostDoubt {
  std::string reason;
  CostPlace place;
};

/// One entry, ready to print.
struct CostRow {
  std::string kind;   // "url", "task", "command", "admin"
  std::string title;  // "GET /books/"
  std::string method, route, name, code;
  CostPlace place;
  QueryFormula formula;
  std::vector<CostLine> lines;
  std::vector<CostNumber> numbers;
  std::vector<CostDoubt> doubts;
  std::string over;       // what its budget says and it doesn't keep; empty: it does, or has none
  bool unproved = false;  // it has a budget that can't be judged, as something is unknown
};

[[nodiscard]] std::vector<CostRow> cost_rows(const Run& run, const std::vector<CostEntry>& entries);

/// Compares each row with the first budget that names it.
void judge_budgets(std::vector<CostRow>& rows, const std::vector<QueryBudget>& budgets);

[[nodiscard]] std::string render_costs_text(const std::vector<CostRow>& rows, bool summary);
[[nodiscard]] std::string render_costs_json(const std::vector<CostRow>& rows);
[[nodiscard]] std::string render_costs_markdown(const std::vector<CostRow>& rows);

}  // namespace djvet
