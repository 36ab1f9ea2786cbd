// `djvet outcomes`: keeps the book of how findings ended, and prints what it says.
// SPDX-License-Identifier: MIT
#include "analyzer/base/day.h"
#include "analyzer/cli/arguments.h"
#include "analyzer/cli/console.h"
#include "analyzer/cli/exit_code.h"
#include "analyzer/cli/output_file.h"
#include "analyzer/cli/tried_run.h"
#include "analyzer/escalation/outcome_book.h"

namespace djvet {
namespace {

int fail(const Problem& problem) {
  print_problem(problem);
  return exit_usage;
}

}  // namespace

int execute(const OutcomesArguments& arguments) {
  Result<TriedRun> tried = tried_run(
      arguments.input, [](const Run&, const Finding&) { return true; }, Known::kept);
  if (!tried) return fail(tried.error());
  const Configuration& configuration = tried->configuration;
  if (!configuration.paths.empty())
    return fail({ProblemKind::usage, "", "outcomes are those of a whole project; give its folder"});
  const Result<Outcomes> before = read_outcomes(configuration.root);
  if (!before) return fail(before.error());
  const Outcomes after = outcomes_after(*before, tried->run.report, configuration.checks, {}, configuration.today);
  const std::string path = configuration.root + "/" + std::string(outcomes_name);
  if (const std::optional<Problem> problem = replace_output_file(path, write_outcomes(after))) return fail(*problem);
  return write_output(outcome_lines(after)) ? exit_clean : exit_usage;
}

}  // namespace djvet
