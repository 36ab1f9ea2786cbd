// Targets: 70 % of all findings L1, 80 % of the rest L2, fewer than 2 % of all L4. They are measured, never enforced.
// SPDX-License-Identifier: MIT
#include "reporters/escalation_statistics.h"

#include <array>
#include <map>

#include "analyzer/findings/app_folders.h"
#include "analyzer/findings/check.h"
#include "analyzer/findings/escalation.h"
#include "reporters/places.h"
#include "reporters/summary.h"

namespace djvet {
namespace {

using Levels = std::array<std::size_t, 5>;  // index = Level

std::string share(std::size_t part, std::size_t whole) {
  const std::size_t tenths = whole == 0 ? 0 : (part * 1000 + whole / 2) / whole;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " %";
}

std::string listed(const Levels& levels) {
  std::string out;
  for (std::size_t i = 1; i < levels.size(); ++i)
    if (levels[i] != 0) out += (out.empty() ? "L" : ", L") + std::to_string(i) + " " + std::to_string(levels[i]);
  return out;
}

std::string rows(std::string_view title, const std::map<std::string, Levels>& by_name) {
  std::string out = "  levels by " + std::string(title) + ":\n";
  for (const auto& [name, levels] : by_name) out += "    " + name + ": " + listed(levels) + "\n";
  return out;
}

std::string attempts_text(const Report& report) {
  std::size_t made = 0, verified = 0, untried = 0;
  std::map<Attempt::Outcome, std::size_t> rejected;
  for (const Finding& finding : report.findings) {
    untried += finding.untried;
    for (const Attempt& attempt : finding.attempts) {
      ++made;
      if (attempt.outcome == Attempt::Outcome::verified) ++verified;
      else ++rejected[attempt.outcome];
    }
  }
  std::string out = "  " + counted(made, "attempt") + " to fix, " + std::to_string(verified) + " verified";
  for (const auto& [outcome, count] : rejected)
    out += ", " + std::to_string(count) + " " + std::string(to_string(outcome));
  if (untried != 0) out += "; " + std::to_string(untried) + " not tried (`--show-fixes` tries them)";
  return out + "\n";
}

}  // namespace

std::string escalation_statistics(const Report& report) {
  if (report.findings.empty()) return {};
  const AppFolders apps(*report.sources);
  Levels all{};
  std::map<std::string, Levels> by_app, by_check;
  for (const Finding& finding : report.findings) {
    const auto level = static_cast<std::size_t>(finding.level);
    ++all[level];
    ++by_check[std::string(finding.check->id)][level];
    const std::string_view app = apps.app_of(path_of(report, finding.file));
    ++by_app[app.empty() ? "(no app)" : shown_path(app)][level];
  }
  const std::size_t whole = report.findings.size();
  return "  L1 " + share(all[1], whole) + " of all (target 70 %), L2 " + share(all[2], whole - all[1]) +
         " of the rest (target 80 %), L4 " + share(all[4], whole) + " of all (target below 2 %)\n" +
         attempts_text(report) + rows("check", by_check) + rows("app", by_app);
}

}  // namespace djvet
