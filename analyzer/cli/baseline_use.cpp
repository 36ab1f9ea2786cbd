// Finds the file, and counts only what this run could have found.
// SPDX-License-Identifier: MIT
#include "analyzer/cli/baseline_use.h"

#include <algorithm>
#include <filesystem>

#include "analyzer/config/selection.h"
#include "analyzer/findings/known.h"
#include "analyzer/findings/registry.h"

namespace djvet {

Result<std::optional<Baseline>> baseline_for(const CheckArguments& arguments, const std::string& root) {
  if (arguments.no_baseline) return std::optional<Baseline>();
  const std::string standard = root + "/" + std::string(baseline_name);
  std::error_code error;
  if (!arguments.baseline && !std::filesystem::exists(standard, error)) return std::optional<Baseline>();
  Result<Baseline> baseline = read_baseline(arguments.baseline.value_or(standard));
  if (baseline) return std::optional<Baseline>(std::move(*baseline));
  Problem problem = baseline.error();
  if (!arguments.baseline) problem.where = baseline_name;
  return problem;
}

void keep_those_of_run(const Configuration& configuration, Baseline& baseline) {
  if (baseline.until && *baseline.until < configuration.today) baseline.entries.clear();
  std::erase_if(baseline.entries, [&](const BaselineEntry& entry) {
    return !std::binary_search(configuration.checks.begin(), configuration.checks.end(), entry.check);
  });
}

std::string apply_baseline(const Baseline& baseline, const Configuration& configuration, Report& report) {
  if (baseline.until && *baseline.until < configuration.today)
    return "the baseline has held until " + to_string(*baseline.until) +
           ", and what it knows is reported: mend that, or name another day with `djvet baseline write --until`";
  Baseline of_run = baseline;
  keep_those_of_run(configuration, of_run);
  const KnownFindings known = take_known(of_run, report);
  const std::size_t obsolete = known.obsolete;
  if (obsolete == 0 || !configuration.paths.empty()) return {};
  for (const BaselineEntry& entry : known.gone)
    report.absent.push_back({find_check(registry(), entry.check)->check, entry.path, entry.place, entry.count});
  return std::to_string(obsolete) + (obsolete == 1 ? " finding" : " findings") +
         " of the baseline no longer there: `djvet baseline write` takes " + (obsolete == 1 ? "it" : "them") + " out";
}

}  // namespace djvet
