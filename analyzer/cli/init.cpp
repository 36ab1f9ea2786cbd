// `djvet init`: runs every check that is on by default and proposes a configuration to begin with. Checks with many findings
// below an error are left out, with their counts; what the others find goes into a baseline, so that from then on only what
// is new is reported.
// Invariant: nothing that is there is overwritten; without --write nothing is written at all.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <vector>

#include "analyzer/cli/arguments.h"
#include "analyzer/cli/console.h"
#include "analyzer/cli/exit_code.h"
#include "analyzer/cli/output_file.h"
#include "analyzer/cli/project_setup.h"
#include "analyzer/cli/relocate.h"
#include "analyzer/config/baseline.h"
#include "analyzer/config/config_file.h"
#include "analyzer/driver/pipeline.h"
#include "analyzer/findings/check.h"
#include "analyzer/findings/known.h"
#include "analyzer/findings/registry.h"

namespace djvet {
namespace {

namespace fs = std::filesystem;

int fail(const Problem& problem) {
  print_problem(problem);
  return exit_usage;
}

std::string counted(std::size_t count, const std::string& one) {
  return std::to_string(count) + " " + one + (count == 1 ? "" : "s");
}

/// What one check found.
struct Measure {
  const Check* check = nullptr;
  std::size_t findings = 0;
  bool is_error = false;  // some finding is
  std::set<FileId> files;
};

/// By number of findings, the most first.
std::vector<Measure> measured(const Report& report) {
  std::map<std::string_view, Measure> by_check;
  for (const Finding& finding : report.findings) {
    Measure& measure = by_check[finding.check->id];
    measure.check = finding.check;
    ++measure.findings;
    measure.is_error = measure.is_error || finding.severity == Severity::error;
    measure.files.insert(finding.file);
  }
  std::vector<Measure> all;
  for (auto& [id, measure] : by_check) all.push_back(std::move(measure));
  std::ranges::stable_sort(all, std::ranges::greater(), &Measure::findings);
  return all;
}

struct Proposal {
  std::vector<Measure> left_out, kept;
  std::size_t kept_findings = 0;
};

Proposal proposal_of(const Report& report, std::size_t most) {
  Proposal proposal;
  for (Measure& measure : measured(report)) {
    const bool leaves = measure.findings > most && !measure.is_error;
    if (!leaves) proposal.kept_findings += measure.findings;
    (leaves ? proposal.left_out : proposal.kept).push_back(std::move(measure));
  }
  return proposal;
}

std::string what_it_found(const Measure& measure) {
  return counted(measure.findings, "finding") + " in " + counted(measure.files.size(), "file") + ": " +
         std::string(measure.check->summary);
}

/// The configuration as TOML, with a comment for each decision. `header` is the table's, or empty for a file of djvet's own.
std::string rendered(const Proposal& proposal, const std::string& header, std::size_t checks, std::size_t most) {
  std::string out = header;
  if (proposal.left_out.empty()) {
    out += "# All " + std::to_string(checks) + " checks that are on by default stay on.\n";
  } else {
    out += "# Left out of " + std::to_string(checks) + " checks are those with more than " + std::to_string(most) +
           " findings and no error: perhaps this project means it so.\n# Take a line away to hear of them; "
           "`djvet explain ID` says why one should.\nignore = [\n";
    for (const Measure& measure : proposal.left_out)
      out += "    \"" + std::string(measure.check->id) + "\",  # " + what_it_found(measure) + "\n";
    out += "]\n";
  }
  if (proposal.kept.empty()) return out + "# The checks that are on have no findings.\n";
  out += "# What the others find today is in " + std::string(baseline_name) + ":\n";
  for (const Measure& measure : proposal.kept)
    out += "#   " + std::string(measure.check->id) + "  " + what_it_found(measure) + "\n";
  return out;
}

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// Where the configuration goes: into the project's pyproject.toml, else into a djvet.toml of its own.
struct Target {
  std::string path;   // absolute
  std::string shown;  // as messages show it
  bool extends = false;
};

Target target_of(const Configuration& configuration) {
  const std::string pyproject = configuration.root + "/pyproject.toml";
  std::error_code error;
  const bool extends = fs::exists(fs::symlink_status(pyproject, error));
  const char* const name = extends ? "pyproject.toml" : "djvet.toml";
  return {configuration.root + "/" + name, prefix_from_here(configuration.root) + name, extends};
}

/// Writes the section behind what the file holds, in its kind of lines.
std::optional<Problem> write_section(const Target& target, const std::string& section) {
  if (!target.extends) return create_output_file(target.path, section);
  const std::string before = bytes_of(target.path);
  std::string added = before.empty() || before.ends_with('\n') ? "\n" + section : "\n\n" + section;
  if (before.find("\r\n") != std::string::npos)
    for (std::size_t at = added.find('\n'); at != added.npos; at = added.find('\n', at + 2)) added.insert(at, "\r");
  const std::string after = before + added;
  const Result<ConfigurationFile> read =
      parse_configuration(after, target.shown, ConfigurationStyle::pyproject, registry(), /*quote=*/false);
  if (!read || !read->has_settings)
    return Problem{ProblemKind::output, target.shown, "takes no [tool.djvet] at its end; write it into a djvet.toml"};
  return replace_output_file(target.path, after);
}

/// What must not be there before something is written.
std::optional<Problem> in_the_way(const ProjectSetup& setup, const std::string& baseline, const std::string& shown) {
  if (!setup.config_file.empty())
    return Problem{ProblemKind::usage, setup.config_file,
                   "configures djvet already; `djvet config` prints it, `djvet baseline write` renews a baseline"};
  std::error_code error;
  if (fs::exists(fs::symlink_status(baseline, error)))
    return Problem{ProblemKind::usage, shown, "is there already; `djvet baseline write` renews it"};
  return std::nullopt;
}

Baseline baseline_of_kept(const Proposal& proposal, Report& report) {
  std::erase_if(report.findings, [&](const Finding& finding) {
    return std::ranges::any_of(proposal.left_out, [&](const Measure& each) { return each.check == finding.check; });
  });
  return baseline_of(report);
}

}  // namespace

int execute(const InitArguments& arguments) {
  const Result<ProjectSetup> setup = set_up(arguments.input);
  if (!setup) return fail(setup.error());
  const Configuration& configuration = setup->configuration;
  if (!configuration.paths.empty())
    return fail({ProblemKind::usage, "", "a configuration is one of a whole project; give its folder"});
  const std::string baseline = configuration.root + "/" + std::string(baseline_name);
  const std::string shown = prefix_from_here(configuration.root) + std::string(baseline_name);
  if (const auto problem = in_the_way(*setup, baseline, shown)) return fail(*problem);
  Result<Run> run = djvet::run(configuration, registry(), Needs::report);
  if (!run) return fail(run.error());
  if (!run->imports_django && !arguments.input.quiet)
    print_note("no file here imports Django, which is all that djvet knows about");
  const Proposal proposal = proposal_of(run->report, arguments.most);
  const Target target = target_of(configuration);
  const std::string header = target.extends ? "[tool.djvet]\n" : "";
  const std::string section = rendered(proposal, header, configuration.checks.size(), arguments.most);
  const Baseline kept = baseline_of_kept(proposal, run->report);
  if (!arguments.write) {
    if (!write_output(section)) return exit_usage;
    if (!arguments.input.quiet)
      print_note("nothing is written; --write puts this into " + target.shown +
                 (kept.entries.empty() ? "" : " and " + counted(proposal.kept_findings, "finding") + " into " + shown));
    return exit_clean;
  }
  if (const auto problem = write_section(target, section)) return fail(*problem);
  if (!kept.entries.empty())
    if (const auto problem = create_output_file(baseline, write_baseline(kept))) return fail(*problem);
  if (arguments.input.quiet) return exit_clean;
  for (const Measure& measure : proposal.left_out)
    print_note("left out: " + std::string(measure.check->id) + ": " + what_it_found(measure));
  print_note("wrote " + target.shown + (kept.entries.empty() ? "" : " and " + shown) + "; " +
             counted(proposal.kept_findings, "finding") + " in the baseline");
  return exit_clean;
}

}  // namespace djvet
