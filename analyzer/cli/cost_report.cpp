// Sites become lines of files; queries at one place become one line.
// SPDX-License-Identifier: MIT
#include "analyzer/cli/cost_report.h"

#include <algorithm>

#include "analyzer/base/glob.h"
#include "analyzer/cli/file_lines.h"
#include "analyzer/infer/site_text.h"

namespace djvet {
namespace {

/// Lines of sites.
class Lines {
 public:
  explicit Lines(const Run& run) : run_(run), lines_(run) {}

  CostPlace at(const Site& site) {
    if (!site.file.valid()) return {};
    CostPlace place{run_.model->sources().files[site.file.index()].path, 1};
    if (site.node == 0 && !is_in_template(*run_.model, site)) return place;
    place.line = lines_.line_of(site.file, span_of(*run_.model, site).begin);
    return place;
  }

 private:
  const Run& run_;
  FileLines lines_;
};

std::string what_of(const ProjectModel& model, const QueryCost& query) {
  const std::string label = query.model.valid() ? model.model(query.model).label() : "";
  switch (query.kind) {
    case CostKind::rows: return "rows of " + label;
    case CostKind::prefetch: return "prefetches " + query.what;
    case CostKind::one: return query.what + "() of " + label;
    case CostKind::scalar: return query.what + "() of " + label;
    case CostKind::to_one: return "reads " + query.what + (label.empty() ? "" : " (" + label + ")");
    case CostKind::to_many: return "rows of " + query.what + (label.empty() ? "" : " (" + label + ")");
    case CostKind::deferred: return "reads the column " + query.what + " of " + label;
    case CostKind::change: return query.what + "() of " + label;
    case CostKind::session: return query.what + " of the request";
  }
  return {};
}

class Rows {
 public:
  explicit Rows(const Run& run) : run_(run), lines_(run) {}

  CostRow row(const CostEntry& entry) {
    constexpr std::string_view kinds[] = {"url", "task", "command", "admin"};
    CostRow row;
    row.kind = kinds[static_cast<std::size_t>(entry.kind)];
    row.method = entry.method;
    row.route = entry.route;
    row.name = entry.name;
    row.code = entry.code;
    row.title = (entry.method.empty() ? row.kind : entry.method) + " " + entry.route;
    row.place = lines_.at(entry.place);
    row.formula = formula_of(entry.costs);
    add_numbers(row, entry.costs);
    add_lines(row, entry.costs);
    for (const UnknownCost& unknown : entry.costs.unknown)
      row.doubts.push_back({unknown.reason, lines_.at(unknown.site)});
    return row;
  }

 private:
  void add_numbers(CostRow& row, const Costs& costs) {
    for (std::size_t i = 0; i < costs.loops.size(); ++i) {
      if (row.formula.letters[i].empty()) continue;
      const CostLoop& loop = costs.loops[i];
      const bool rows = loop.model.valid();
      const std::string what = rows ? "rows of " + run_.model->model(loop.model).label() : "passes";
      row.numbers.push_back({row.formula.letters[i], what, lines_.at(loop.site), loop.most, rows});
    }
    std::ranges::stable_sort(row.numbers, {}, [&](const CostNumber& number) {
      constexpr std::string_view order = "NMKLPQRSTUVW";
      return std::pair(number.letter.size() == 1 ? 1 : std::stoi(number.letter.substr(1)),
                       order.find(number.letter[0]));
    });
  }

  void add_lines(CostRow& row, const Costs& costs) {
    std::vector<QueryCost> merged;
    for (const QueryCost& query : costs.queries) {
      const auto same = std::ranges::find_if(merged, [&](const QueryCost& other) {
        return other.site == query.site && other.kind == query.kind && other.what == query.what &&
               other.model == query.model && other.loops == query.loops && other.calls == query.calls;
      });
      if (same == merged.end()) merged.push_back(query);
      else same->times += query.times;
    }
    for (const QueryCost& query : merged) {
      CostLine line;
      line.term = row.formula.text_of({query.times, query.loops});
      line.what = what_of(*run_.model, query);
      line.place = lines_.at(query.site);
      line.sometimes = query.sometimes;
      for (const Site& call : query.calls) line.calls.push_back(lines_.at(call));
      row.lines.push_back(std::move(line));
    }
  }

  const Run& run_;
  Lines lines_;
};

}  // namespace

std::vector<CostRow> cost_rows(const Run& run, const std::vector<CostEntry>& entries) {
  Rows rows(run);
  std::vector<CostRow> out;
  out.reserve(entries.size());
  for (const CostEntry& entry : entries) out.push_back(rows.row(entry));
  return out;
}

namespace {

std::string_view without_slashes(std::string_view text) {
  while (text.starts_with('/')) text.remove_prefix(1);
  while (text.ends_with('/')) text.remove_suffix(1);
  return text;
}

bool names(const QueryBudget& budget, const CostRow& row) {
  const Glob glob(without_slashes(budget.pattern));
  const std::string_view route = without_slashes(row.route);
  return glob.matches(row.name) || glob.matches(row.code) || glob.matches(route) || budget.pattern == row.route;
}

/// Whether the terms of some number of letters add up to more than a budget has for them.
bool is_over(const QueryFormula& formula, const QueryBudget& budget) {
  std::vector<std::uint64_t> counts{formula.constant};
  for (const QueryTerm& term : formula.terms) {
    if (counts.size() <= term.loops.size()) counts.resize(term.loops.size() + 1);
    counts[term.loops.size()] += term.count;
  }
  for (std::size_t i = 0; i < counts.size(); ++i)
    if (counts[i] > (i < budget.most.size() ? budget.most[i] : 0) && (i == 0 || !budget.any_growth)) return true;
  return false;
}

}  // namespace

void judge_budgets(std::vector<CostRow>& rows, const std::vector<QueryBudget>& budgets) {
  for (CostRow& row : rows) {
    const auto budget = std::ranges::find_if(budgets, [&](const QueryBudget& one) { return names(one, row); });
    if (budget == budgets.end()) continue;
    if (is_over(row.formula, *budget)) row.over = budget->text;
    else row.unproved = row.formula.unknown;
  }
}

}  // namespace djvet
