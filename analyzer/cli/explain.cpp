// `djvet explain ID`, of a check, and `djvet explain ID PATH:LINE`, of one of its findings: which level and why, what was tried.
// SPDX-License-Identifier: MIT
#include "analyzer/base/escape.h"
#include "analyzer/base/line_index.h"
#include "analyzer/base/suggest.h"
#include "analyzer/base/version.h"
#include "analyzer/cli/arguments.h"
#include "analyzer/cli/console.h"
#include "analyzer/cli/exit_code.h"
#include "analyzer/cli/tried_run.h"
#include "analyzer/config/selection.h"
#include "analyzer/findings/escalation.h"
#include "reporters/check_page.h"
#include "reporters/packets.h"

namespace djvet {
namespace {

bool is_at(const Run& run, const Finding& finding, std::string_view check, std::uint32_t line) {
  if (finding.check->id != check) return false;
  const std::string text = run.report.text_of(finding.file);
  return LineIndex(text).line_of(finding.span.begin) == line;
}

/// The levels with their reasons, what was tried, and the packets of what no attempt settled.
std::string explained(const TriedRun& tried) {
  std::string out;
  for (const Finding& finding : tried.run.report.findings) {
    out += std::string(to_string(finding.level)) + ": " + escaped(reason_of_level(finding)) + "\n";
    for (const Trigger trigger : finding.triggers)
      out += "  " + std::string(to_string(trigger)) + ": " + std::string(reason_of(trigger)) + "\n";
    for (const Attempt& attempt : finding.attempts)
      out += "  tried: " + escaped(attempt.title) + ": " + escaped(reason_of(attempt)) + "\n";
    for (const Fix& fix : finding.fixes)
      out += "  `djvet check --fix" + std::string(fix.safety == Safety::safe ? "" : " --unsafe-fixes") +
             "` writes it, `--diff` shows it\n";
  }
  for (const Packet& packet : packets_of({tried.run.report, registry(), tried.configuration.addressees}))
    out += "\n" + packet_markdown(packet);
  return out;
}

int explain_finding(const ExplainArguments& arguments, const Registered& row) {
  const Result<TriedRun> tried = tried_run(arguments.input, [&](const Run& run, const Finding& finding) {
    return is_at(run, finding, row.check->id, arguments.line);
  });
  if (!tried) {
    print_problem(tried.error());
    return exit_usage;
  }
  if (tried->run.report.findings.empty()) {
    print_note("no finding of " + std::string(row.check->id) + " is at " + arguments.input.paths.front() + ":" +
               std::to_string(arguments.line));
    return exit_usage;
  }
  const std::string text =
      arguments.json
          ? packets_json(packets_of({tried->run.report, registry(), tried->configuration.addressees}), version())
          : explained(*tried);
  return write_output(text) ? exit_clean : exit_usage;
}

}  // namespace

int execute(const ExplainArguments& arguments) {
  const Registered* row = find_check(registry(), arguments.check);
  if (row == nullptr) {
    std::vector<std::string_view> ids;
    for (const Registered& each : registry()) ids.push_back(each.check->id);
    print_note("no check is named \"" + arguments.check + "\"" + did_you_mean(arguments.check, ids));
    return exit_usage;
  }
  if (arguments.line != 0) return explain_finding(arguments, *row);
  return write_output(arguments.json ? explain_json(*row) : explain_text(*row)) ? exit_clean : exit_usage;
}

}  // namespace djvet
