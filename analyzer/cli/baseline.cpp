// `djvet baseline write`: the findings that are there today, as a file of the project that `djvet check` then leaves out.
// SPDX-License-Identifier: MIT
#include "analyzer/config/baseline.h"

#include <algorithm>
#include <filesystem>
#include <string>

#include "analyzer/cli/arguments.h"
#include "analyzer/cli/baseline_use.h"
#include "analyzer/cli/console.h"
#include "analyzer/cli/exit_code.h"
#include "analyzer/cli/output_file.h"
#include "analyzer/cli/project_setup.h"
#include "analyzer/driver/pipeline.h"
#include "analyzer/findings/known.h"
#include "analyzer/findings/registry.h"

namespace djvet {
namespace {

int fail(const Problem& problem) {
  print_problem(problem);
  return exit_usage;
}

std::size_t count_of(const Baseline& baseline) {
  std::size_t count = 0;
  for (const BaselineEntry& entry : baseline.entries) count += entry.count;
  return count;
}

/// An older baseline keeps what is still there: it grows only where that is asked for.
Baseline renewed(const Baseline& before, Run& run, bool add, std::size_t& left_out) {
  Baseline all = baseline_of(run.report);
  if (add) return all;
  Baseline kept = take_known(before, run.report).kept;
  left_out = run.report.findings.size();
  return kept;
}

}  // namespace

int execute(const BaselineArguments& arguments) {
  const Result<ProjectSetup> setup = set_up(arguments.input);
  if (!setup) return fail(setup.error());
  const Configuration& configuration = setup->configuration;
  if (!configuration.paths.empty())
    return fail({ProblemKind::usage, "", "a baseline is one of a whole project; give its folder"});
  const std::string path = arguments.file.value_or(configuration.root + "/" + std::string(baseline_name));
  std::error_code error;
  const bool is_there = std::filesystem::exists(path, error);
  Baseline before;
  if (is_there) {
    Result<Baseline> read = read_baseline(path);
    if (!read) return fail(read.error());
    before = std::move(*read);
  }
  Result<Run> run = djvet::run(configuration, registry(), Needs::report);
  if (!run) return fail(run.error());
  std::size_t left_out = 0;
  Baseline after = renewed(before, *run, arguments.add || !is_there, left_out);
  after.until = arguments.until ? arguments.until : before.until;
  if (const std::optional<Problem> problem = replace_output_file(path, write_baseline(after))) return fail(*problem);
  if (arguments.input.quiet) return exit_clean;
  std::string note = "the baseline has " + std::to_string(count_of(after)) + " findings";
  if (is_there) note += ", it had " + std::to_string(count_of(before));
  if (left_out != 0) note += "; new and not in it: " + std::to_string(left_out) + " (--add takes them in)";
  print_note(note);
  return exit_clean;
}

}  // namespace djvet
