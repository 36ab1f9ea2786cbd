// `djvet check`: one run, rendered to standard output and to every file that was asked for, and judged by an exit code.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <filesystem>
#include <limits>
#include <map>
#include <set>
#include <tuple>

#include "analyzer/base/version.h"
#include "analyzer/cli/add_ignore.h"
#include "analyzer/cli/arguments.h"
#include "analyzer/cli/baseline_use.h"
#include "analyzer/cli/console.h"
#include "analyzer/cli/exit_code.h"
#include "analyzer/cli/fixing.h"
#include "analyzer/cli/output_file.h"
#include "analyzer/cli/progress_line.h"
#include "analyzer/cli/project_setup.h"
#include "analyzer/cli/relocate.h"
#include "analyzer/cli/undo.h"
#include "analyzer/config/changed_files.h"
#include "analyzer/config/config_file.h"
#include "analyzer/config/git_changes.h"
#include "analyzer/driver/pipeline.h"
#include "analyzer/driver/try_fixes.h"
#include "analyzer/escalation/outcome_book.h"
#include "analyzer/findings/registry.h"
#include "reporters/reporter.h"

namespace djvet {
namespace {

struct OutputFile {
  std::string path;
  Format format{};
};

/// By suffix; nothing for a suffix that no format has.
std::optional<Format> format_of(std::string_view path) {
  constexpr std::array<std::pair<std::string_view, Format>, 4> suffixes{
      {{".sarif.json", Format::sarif}, {".sarif", Format::sarif}, {".json", Format::json}, {".txt", Format::text}}};
  for (const auto& [suffix, format] : suffixes)
    if (path.ends_with(suffix)) return format;
  return std::nullopt;
}

bool has_suffix(std::string_view path) { return path.substr(path.rfind('/') + 1).find('.', 1) != path.npos; }

/// A file without a suffix takes the format that was asked for, which then isn't printed as well.
bool takes_format(const CheckArguments& arguments, std::string_view path) {
  return !has_suffix(path) && arguments.output_format != "text";
}

/// What can be known to fail is told before the analysis, not after it.
Result<std::vector<OutputFile>> output_files(const CheckArguments& arguments) {
  std::vector<OutputFile> files;
  for (const std::string& path : arguments.output_files) {
    const std::optional<Format> format =
        takes_format(arguments, path) ? format_named(arguments.output_format) : format_of(path);
    if (!format)
      return Problem{ProblemKind::usage, path, "no output format has this suffix; use .txt, .json or .sarif"};
    const std::filesystem::path folder = std::filesystem::path(path).parent_path();
    std::error_code error;
    if (!folder.empty() && !std::filesystem::is_directory(folder, error))
      return Problem{ProblemKind::output, path, "its folder doesn't exist"};
    files.push_back({path, *format});
  }
  return files;
}

RenderOptions options_of(const CheckArguments& arguments, const Configuration& configuration) {
  RenderOptions options;
  options.checks = registry();
  options.version = version();
  options.addressees = configuration.addressees;
  options.show_statistics = arguments.statistics;
  options.show_gaps = arguments.show_gaps;
  return options;
}

/// Silence must not look like praise: says on standard error that there was nothing that djvet is made for, unless the
/// report, which people read, does.
void print_nothing_to_check(const Run& run, bool people_read) {
  for (const Notification& notification : run.report.notifications)
    if (notification.kind == NotificationKind::nothing_to_check)
      return people_read ? void() : print_note(notification.message);
  if (!run.imports_django) print_note("no file here imports Django, which is all that djvet knows about");
}

/// Leaves the first findings, and a notification of how many more there are.
void limit(Report& report, std::size_t most) {
  if (report.findings.size() <= most) return;
  std::string message = "only " + std::to_string(most) + " of " + std::to_string(report.findings.size()) +
                        " findings are shown; --max-findings sets how many";
  report.notifications.push_back({NotificationKind::finding_limit, "", std::move(message), false});
  report.findings.erase(report.findings.begin() + static_cast<std::ptrdiff_t>(most), report.findings.end());
}

int judge(const Report& report, const CheckArguments& arguments) {
  if (report.incomplete() && !arguments.allow_incomplete) return exit_incomplete;
  return report.findings.empty() || arguments.exit_zero ? exit_clean : exit_findings;
}

/// Renders with paths that begin where the readers of a format are: text in the working directory, what code scanning takes
/// at the top of the repository, JSON at the project's root.
class Renderer {
 public:
  Renderer(const Report& report, const std::string& root)
      : report_(report), from_here_(prefix_from_here(root)), from_top_(prefix_of_root(root, repository_top(root))) {}

  [[nodiscard]] std::string operator()(Format format, const RenderOptions& options) const {
    const bool scanned = format == Format::sarif || format == Format::github;
    const std::string& prefix = format == Format::json ? none_ : (scanned ? from_top_ : from_here_);
    return prefix.empty() ? render(report_, format, options)
                          : render(relocated(report_, prefix)->report, format, options);
  }

 private:
  const Report& report_;
  std::string none_;
  std::string from_here_;
  std::string from_top_;
};

int fail(const Problem& problem) {
  print_problem(problem);
  return exit_usage;
}

/// Runs djvet's phases behind a progress line.
class Runner {
 public:
  Runner(const CheckArguments& arguments, const Configuration& configuration)
      : on_(error_is_terminal() && !arguments.input.quiet), configuration_(configuration) {}

  [[nodiscard]] Result<Run> run(Needs needs) const {
    ProgressLine line(on_);
    return djvet::run(configuration_, registry(), needs, shown_on(line));
  }
  [[nodiscard]] Result<TriedFixes> try_fixes(Run& run, const FixOptions& options) const {
    ProgressLine line(on_);
    return djvet::try_fixes(run, configuration_, registry(), options, shown_on(line));
  }

 private:
  static Progress shown_on(ProgressLine& line) {
    return [&line](std::string_view phase, std::size_t done, std::size_t of) { line.show(phase, done, of); };
  }

  bool on_;
  const Configuration& configuration_;
};

bool wants_fixes(const CheckArguments& arguments) { return arguments.fix || arguments.diff || arguments.show_fixes; }

/// What is the same for every run of a command.
struct Order {
  const CheckArguments& arguments;
  const Configuration& configuration;
  const std::vector<OutputFile>& files;
  const std::optional<Baseline>& baseline;
  const Outcomes& outcomes;
};

void leave_out_known(const Order& order, Report& report) {
  if (!order.baseline) return;
  const std::string note = apply_baseline(*order.baseline, order.configuration, report);
  if (!note.empty() && !order.arguments.input.quiet) print_note(note);
}

/// With --since: leaves what has a place in a file that changed, be it the finding's own, a note's or one on the way there.
void leave_out_unchanged(const Order& order, Report& report) {
  if (!order.arguments.since) return;
  const auto& [added, edited] = std::tie(order.configuration.added_files, order.configuration.edited_files);
  const auto changed = [&](FileId file) {
    if (!file.valid()) return false;
    const std::string& path = report.sources->files[file.index()].path;
    return std::ranges::binary_search(added, path) || std::ranges::binary_search(edited, path);
  };
  const auto is_at = [&](const Place& place) { return changed(place.file); };
  report.unchanged = std::erase_if(report.findings, [&](const Finding& finding) {
    return !changed(finding.file) && std::ranges::none_of(finding.notes, is_at) &&
           std::ranges::none_of(finding.flow, is_at);
  });
}

void leave_out(const Order& order, Report& report) {
  leave_out_unchanged(order, report);
  leave_out_known(order, report);
}

/// Everything behind the analysis: files besides, the report, the exit code.
int present(Run& run, const Order& order) {
  const auto& [arguments, configuration, files, baseline, outcomes] = order;
  Report& report = run.report;
  leave_out(order, report);
  mark_returned(outcomes, report);
  limit(report, configuration.max_findings);
  const Renderer rendered(report, configuration.root);
  const std::optional<Format> shown = format_named(arguments.output_format);
  RenderOptions options = options_of(arguments, configuration);
  const std::vector<Packet> packets =
      arguments.show_fixes ? packets_of({report, registry(), configuration.addressees}) : std::vector<Packet>();
  options.packets = packets;
  const std::string ended = outcome_lines(outcomes);
  options.outcomes = ended;
  for (const OutputFile& file : files)
    if (const std::optional<Problem> problem = replace_output_file(file.path, rendered(file.format, options)))
      return fail(*problem);
  options.color = output_has_color(arguments.no_color);
  options.width = output_width();
  if (!arguments.input.quiet) print_nothing_to_check(run, shown == Format::text || shown == Format::concise);
  const bool nothing =
      arguments.input.quiet && shown == Format::text && report.findings.empty() && !report.incomplete();
  const bool written = std::ranges::any_of(arguments.output_files,
                                           [&](const std::string& path) { return takes_format(arguments, path); });
  if (!nothing && !written && !write_output(rendered(shown.value(), options))) return exit_usage;
  return judge(report, arguments);
}

/// In the project's file, if it has one: what was fixed has ended so.
std::optional<Problem> keep_outcomes(const Order& order, const std::set<std::string>& fixed, const Report& left) {
  if (order.outcomes.entries.empty() || !order.configuration.paths.empty()) return std::nullopt;
  const Outcomes after =
      outcomes_after(order.outcomes, left, order.configuration.checks, fixed, order.configuration.today);
  return replace_output_file(order.configuration.root + "/" + std::string(outcomes_name), write_outcomes(after));
}

/// What findings had of attempts before the files changed: it still holds where they are left.
using Evidence = std::map<std::string, std::vector<Attempt>>;

/// Which finding, and what it asks for: one of another queryset may have taken its place.
std::string evidence_key(const Finding& finding) { return to_hex(finding.fingerprint) + finding.help; }

/// Gives the findings of changed files their evidence, and leaves strategies to those alone that have none: code that a fix
/// changed may show what it hid. Whether there are any.
bool is_more_to_try(const Evidence& evidence, std::vector<Finding>& findings) {
  bool more = false;
  for (Finding& finding : findings) {
    const auto at = evidence.find(evidence_key(finding));
    if (at != evidence.end()) {
      finding.strategies.clear();
      finding.attempts = at->second;
      std::erase_if(finding.attempts, [](const Attempt& one) { return one.outcome == Attempt::Outcome::verified; });
      // One that held and is there all the same could not be written.
      if (finding.attempts.size() == at->second.size()) finding.untried = 0;
      for (Attempt& attempt : finding.attempts) {
        attempt.edits.clear();
        attempt.created.clear();
      }
    }
    more |= !finding.strategies.empty();
  }
  return more;
}

/// Writes what holds, and again while what was written shows more; then reports what is left.
int write_fixes_in_rounds(const Order& order, const Runner& runner, const FixOptions& options, Run run) {
  constexpr int most_rounds = 3;
  std::set<std::string> fixed;
  Evidence evidence;
  bool complete = true, journaled = false;
  for (int round = 0; round < most_rounds; ++round) {
    if (!is_more_to_try(evidence, run.report.findings) && round != 0) break;
    const Result<TriedFixes> tried = runner.try_fixes(run, options);
    if (!tried) return fail(tried.error());
    if (tried->out_of_time) print_note("trying fixes took too long; some were not tried");
    if (round != 0 && tried->changes.empty() && tried->created.empty()) break;
    const Result<WrittenFixes> written =
        write_fixes(run, *tried, order.configuration, prefix_from_here(order.configuration.root), journaled);
    if (!written) return fail(written.error());
    complete &= written->complete;
    journaled |= written->journaled;
    if (!order.arguments.input.quiet)
      print_note((round == 0 ? "fixed " : "and then ") + counted_fixes(written->findings, written->files));
    for (const Finding& finding : run.report.findings) {
      if (!finding.fixes.empty()) fixed.insert(to_hex(finding.fingerprint));
      if (!finding.attempts.empty()) evidence.emplace(evidence_key(finding), finding.attempts);
    }
    // The files are as they will stay, unless there is more.
    Result<Run> left = runner.run(Needs::everything);
    if (!left) return fail(left.error());
    run = std::move(*left);
    if (written->files == 0) {
      static_cast<void>(is_more_to_try(evidence, run.report.findings));
      break;
    }
  }
  if (const std::optional<Problem> problem = keep_outcomes(order, fixed, run.report)) return fail(*problem);
  const int code = present(run, order);
  return complete ? code : exit_usage;
}

/// Tries fixes, and does with them what was asked for.
int check_with_fixes(const Order& order) {
  const auto& [arguments, configuration, files, baseline, outcomes] = order;
  const Runner runner(arguments, configuration);
  Result<Run> run = runner.run(Needs::everything);
  if (!run) return fail(run.error());
  FixOptions options;
  options.unsafe = arguments.unsafe_fixes;
  if (arguments.fix) return write_fixes_in_rounds(order, runner, options, std::move(*run));
  const Result<TriedFixes> tried = runner.try_fixes(*run, options);
  if (!tried) return fail(tried.error());
  if (tried->out_of_time) print_note("trying fixes took too long; some were not tried");
  if (arguments.show_fixes) return present(*run, order);
  if (!write_output(diff_of(*run, *tried, prefix_from_here(configuration.root)))) return exit_usage;
  if (!arguments.input.quiet)
    print_note("would fix " + counted_fixes(tried->findings, tried->changes.size() + tried->created.size()));
  leave_out(order, run->report);
  return judge(run->report, arguments);
}

/// Writes a comment beside each finding that isn't known, or prints what it would write; then reports what is left.
int check_and_ignore(const Order& order) {
  const auto& [arguments, configuration, files, baseline, outcomes] = order;
  Configuration all = configuration;
  all.max_findings_per_check = std::numeric_limits<std::uint32_t>::max();
  Result<Run> run = Runner(arguments, all).run(Needs::report);
  if (!run) return fail(run.error());
  leave_out(order, run->report);
  const std::string prefix = prefix_from_here(configuration.root);
  const Result<TriedFixes> comments =
      comments_for(*run, {arguments.reason, arguments.until, configuration.today}, prefix);
  if (!comments) return fail(comments.error());
  if (arguments.diff) {
    if (!write_output(diff_of(*run, *comments, prefix))) return exit_usage;
    if (!arguments.input.quiet)
      print_note("would suppress " + counted_fixes(comments->findings, comments->changes.size()));
    return judge(run->report, arguments);
  }
  const Result<WrittenFixes> written = write_fixes(*run, *comments, configuration, prefix);
  if (!written) return fail(written.error());
  if (!arguments.input.quiet)
    print_note(written->files == 0 ? "no comment to write"
                                   : "suppressed " + counted_fixes(written->findings, written->files));
  Result<Run> left = Runner(arguments, configuration).run(Needs::report);
  if (!left) return fail(left.error());
  const int code = present(*left, order);
  return written->complete ? code : exit_usage;
}

}  // namespace

int execute(const CheckArguments& arguments) {
  const Result<std::vector<OutputFile>> files = output_files(arguments);
  if (!files) return fail(files.error());
  Result<ProjectSetup> setup = set_up(arguments.input);
  if (!setup) return fail(setup.error());
  if (arguments.undo) return undo(setup->configuration);
  setup->configuration.every_migration = arguments.every_migration;
  const std::string& root = setup->configuration.root;
  const std::string top = repository_top(root);
  if (!arguments.changes && !arguments.since && !arguments.every_migration)
    follow_version_control(setup->configuration);
  if (arguments.changes || arguments.since) {
    const std::string prefix = prefix_of_root(root, top);
    Result<ChangedFiles> changes =
        arguments.since ? changed_since(top, *arguments.since, prefix) : read_changed_files(*arguments.changes, prefix);
    if (!changes) return fail(changes.error());
    setup->configuration.knows_changes = true;
    setup->configuration.added_files = std::move(changes->added);
    setup->configuration.edited_files = std::move(changes->edited);
  }
  const Result<std::optional<Baseline>> baseline = baseline_for(arguments, root);
  if (!baseline) return fail(baseline.error());
  const Result<Outcomes> outcomes = read_outcomes(root);
  if (!outcomes) return fail(outcomes.error());
  const Order order{arguments, setup->configuration, *files, *baseline, *outcomes};
  if (arguments.add_ignore) return check_and_ignore(order);
  if (wants_fixes(arguments)) return check_with_fixes(order);
  Result<Run> run = Runner(arguments, setup->configuration).run(Needs::report);
  if (!run) return fail(run.error());
  return present(*run, order);
}

}  // namespace djvet
