// Lines and columns are looked up with each file's text loaded once.
// SPDX-License-Identifier: MIT
#include "reporters/gaps.h"

#include <algorithm>
#include <map>
#include <vector>

#include "reporters/places.h"
#include "reporters/summary.h"

namespace djvet {

std::string gap_lines(const Report& report) {
  std::vector<FileId> files;
  std::map<std::string, std::size_t> reasons;
  for (const Place& gap : report.gaps) {
    files.push_back(gap.file);
    ++reasons[gap.text];
  }
  std::string out;
  visit_by_file(report, files, [&](const FileView& view, std::size_t index) {
    const Place& gap = report.gaps[index];
    const Position begin = region_of(view, gap.span).begin;
    out += shown_path(path_of(report, gap.file)) + ":" + std::to_string(begin.line) + ":" +
           std::to_string(begin.column) + ": gap: " + shown_text(gap.text) + "\n";
  });
  std::vector<std::pair<std::string, std::size_t>> order(reasons.begin(), reasons.end());
  std::ranges::stable_sort(order, std::ranges::greater(), &std::pair<std::string, std::size_t>::second);
  for (const auto& [reason, times] : order) out += "  " + counted(times, "gap") + ": " + shown_text(reason) + "\n";
  return out;
}

}  // namespace djvet
