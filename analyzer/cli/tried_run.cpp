// Long work: a progress line shows how far it is.
// SPDX-License-Identifier: MIT
#include "analyzer/cli/tried_run.h"

#include "analyzer/cli/baseline_use.h"
#include "analyzer/cli/console.h"
#include "analyzer/cli/progress_line.h"
#include "analyzer/cli/project_setup.h"
#include "analyzer/driver/try_fixes.h"
#include "analyzer/escalation/outcome_book.h"
#include "analyzer/findings/registry.h"

namespace djvet {

Result<TriedRun> tried_run(const InputArguments& input,
                           const std::function<bool(const Run&, const Finding&)>& is_wanted, Known known) {
  Result<ProjectSetup> setup = set_up(input);
  if (!setup) return setup.error();
  CheckArguments as_checked;
  as_checked.input = input;
  const Result<std::optional<Baseline>> baseline = baseline_for(as_checked, setup->configuration.root);
  if (!baseline) return baseline.error();
  ProgressLine line(error_is_terminal() && !input.quiet);
  const Progress progress = [&line](std::string_view phase, std::size_t done, std::size_t of) {
    line.show(phase, done, of);
  };
  Result<Run> run = djvet::run(setup->configuration, registry(), Needs::everything, progress);
  if (!run) return run.error();
  if (*baseline && known == Known::left_out)
    static_cast<void>(apply_baseline(**baseline, setup->configuration, run->report));
  const Result<Outcomes> outcomes = read_outcomes(setup->configuration.root);
  if (!outcomes) return outcomes.error();
  mark_returned(*outcomes, run->report);
  std::erase_if(run->report.findings, [&](const Finding& finding) { return !is_wanted(*run, finding); });
  FixOptions options;
  options.unsafe = true;
  const Result<TriedFixes> tried = try_fixes(*run, setup->configuration, registry(), options, progress);
  if (!tried) return tried.error();
  if (tried->out_of_time) print_note("trying fixes took too long; some were not tried");
  return TriedRun{std::move(setup->configuration), std::move(*run)};
}

}  // namespace djvet
