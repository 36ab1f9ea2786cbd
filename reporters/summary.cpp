// Counts over a report. Orders are those of the enumerations, or by count and then name.
// SPDX-License-Identifier: MIT
#include "reporters/summary.h"

#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include "analyzer/findings/check.h"
#include "reporters/escalation_statistics.h"
#include "reporters/gaps.h"
#include "reporters/places.h"

namespace djvet {

namespace {

struct Counts {
  std::array<std::size_t, 3> severities{};  // index = Severity
  std::array<std::size_t, 5> levels{};      // index = Level
  std::map<std::string_view, std::size_t> checks;
};

Counts count(const Report& report) {
  Counts counts;
  for (const Finding& finding : report.findings) {
    ++counts.severities[static_cast<std::size_t>(finding.severity)];
    ++counts.levels[static_cast<std::size_t>(finding.level)];
    ++counts.checks[finding.check->id];
  }
  return counts;
}

std::string notification_lines(const Report& report, const Paint& paint) {
  std::string out;
  for (const Notification& notification : report.notifications) {
    out += notification.incomplete ? paint.severity(Severity::warning, "left out: ") : paint.frame("notice: ");
    if (!notification.path.empty()) out += shown_path(notification.path) + ": ";
    out += shown_text(notification.message) + "\n";
  }
  return out;
}

std::string files_text(const Statistics& statistics) {
  const std::size_t files = statistics.python_files + statistics.template_files;
  std::string text = counted(files, "file");
  if (statistics.template_files != 0)
    text += " (" + std::to_string(statistics.python_files) + " Python, " +
            counted(statistics.template_files, "template") + ")";
  if (statistics.dependency_files != 0)
    text += " and " + std::to_string(statistics.dependency_files) + " of installed packages";
  return text;
}

/// Who settles how many: the levels that occur.
std::string level_line(const Counts& counts) {
  constexpr std::array<std::string_view, 5> meanings{"", "to fix on the spot", "to ask a peer about",
                                                     "for an architecture review", "for you to decide"};
  std::string out;
  for (std::size_t i = 1; i < counts.levels.size(); ++i) {
    if (counts.levels[i] == 0) continue;
    out += out.empty() ? "  " : ", ";
    out += "L" + std::to_string(i) + ": " + std::to_string(counts.levels[i]) + " " + std::string(meanings[i]);
  }
  return out.empty() ? out : out + "\n";
}

std::string statistics_text(const Report& report, const Counts& counts) {
  std::vector<std::pair<std::string_view, std::size_t>> rows(counts.checks.begin(), counts.checks.end());
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string out;
  for (const auto& [id, number] : rows) {
    const std::string figure = std::to_string(number);
    out += std::string(figure.size() < 7 ? 7 - figure.size() : 0, ' ') + figure + "  " + std::string(id) + "\n";
  }
  out += escalation_statistics(report);
  const Statistics& read = report.statistics;
  out += "  read " + std::to_string(read.source_bytes / 1024) + " KiB: " + counted(read.models, "model") + ", " +
         counted(read.relations, "relation") + "\n";
  return out;
}

}  // namespace

std::string counted(std::size_t count, std::string_view name, std::string_view plural) {
  std::string text = std::to_string(count) + " ";
  if (count == 1) return text.append(name);
  return plural.empty() ? text.append(name).append("s") : text.append(plural);
}

std::string summary_text(const Report& report, const RenderOptions& options, const Paint& paint) {
  const Counts counts = count(report);
  std::string out = options.show_gaps ? gap_lines(report) : std::string();
  out += notification_lines(report, paint);
  if (report.findings.empty()) {
    out += paint.bold("No findings") + " in " + files_text(report.statistics);
  } else {
    out += paint.bold(counted(report.findings.size(), "finding")) + " in " + files_text(report.statistics) + ":";
    std::string_view before = " ";
    for (const Severity severity : {Severity::error, Severity::warning, Severity::note}) {
      const std::size_t number = counts.severities[static_cast<std::size_t>(severity)];
      if (number == 0) continue;
      out.append(before).append(paint.severity(severity, counted(number, to_string(severity))));
      before = ", ";
    }
  }
  out += '\n' + level_line(counts);
  if (!report.suppressed.empty())
    out += "  " + counted(report.suppressed.size(), "finding") + " suppressed by comments\n";
  if (!report.known.empty()) out += "  " + counted(report.known.size(), "finding") + " of the baseline not shown\n";
  if (report.unchanged != 0) out += "  " + counted(report.unchanged, "finding") + " elsewhere not shown\n";
  if (!report.notifications.empty()) {
    out += "  " + counted(report.notifications.size(), "notification") + " above";
    out += report.incomplete() ? "; the analysis is incomplete\n" : "\n";
  }
  if (options.show_gaps || options.show_statistics)
    out += "  " + counted(report.statistics.gaps, "place") + " where the code is too dynamic to tell\n";
  if (report.statistics.unread_tests != 0)
    out += "  " + counted(report.statistics.unread_tests, "test file") + " not read: nothing outside tests imports " +
           (report.statistics.unread_tests == 1 ? "it\n" : "them\n");
  if (report.statistics.unread_others != 0)
    out += "  " + counted(report.statistics.unread_others, "file") + " not read: the checks that ran don't need " +
           (report.statistics.unread_others == 1 ? "it\n" : "them\n");
  if (options.show_statistics) out += statistics_text(report, counts) + std::string(options.outcomes);
  return out;
}

}  // namespace djvet
