// `djvet cost`: what each URL, task, command and page of the admin costs in queries.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <thread>

#include "analyzer/cli/arguments.h"
#include "analyzer/cli/console.h"
#include "analyzer/cli/cost_report.h"
#include "analyzer/cli/exit_code.h"
#include "analyzer/cli/project_setup.h"
#include "analyzer/driver/pipeline.h"

namespace djvet {
namespace {

/// Entries whose code lies in what was asked for.
bool is_asked_for(const std::vector<std::string>& paths, const CostRow& row) {
  return paths.empty() || std::ranges::any_of(paths, [&](const std::string& path) {
           return row.place.path == path || (row.place.path.starts_with(path) && row.place.path[path.size()] == '/');
         });
}

}  // namespace

int execute(const CostArguments& arguments) {
  Result<ProjectSetup> setup = set_up(arguments.input);
  if (!setup) {
    print_problem(setup.error());
    return exit_usage;
  }
  setup->configuration.checks.clear();
  const Result<Run> run = djvet::run(setup->configuration, {}, Needs::everything);
  if (!run) {
    print_problem(run.error());
    return exit_usage;
  }
  const unsigned jobs = setup->configuration.jobs;
  std::vector<CostRow> rows = cost_rows(
      *run, measure_entries(*run->model, jobs != 0 ? jobs : std::max(1U, std::thread::hardware_concurrency())));
  std::erase_if(rows, [&](const CostRow& row) { return !is_asked_for(setup->configuration.paths, row); });
  judge_budgets(rows, setup->configuration.query_budget);
  const std::string text = arguments.format == "json"       ? render_costs_json(rows)
                           : arguments.format == "markdown" ? render_costs_markdown(rows)
                                                            : render_costs_text(rows, arguments.summary);
  if (!write_output(text)) return exit_usage;
  return std::ranges::any_of(rows, [](const CostRow& row) { return !row.over.empty(); }) ? exit_findings : exit_clean;
}

}  // namespace djvet
