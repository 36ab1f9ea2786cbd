// Report: everything a reporter needs, settled and sorted. Lines and columns are computed by reporters from `text_of`.
// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/day.h"
#include "analyzer/discover/source_file.h"
#include "analyzer/findings/finding.h"

namespace djvet {

/// A finding that a comment in the source suppresses; SARIF shows it, everything else counts it.
struct Suppressed {
  Finding finding;
  std::string reason;
};

/// What a baseline has and nobody found.
struct AbsentFinding {
  const Check* check = nullptr;
  std::string path;   // where it was
  std::string place;  // the baseline's key of it (config/baseline.h)
  std::size_t count = 1;
};

/// Days on which a report is the same, as far as the calendar goes: none of its suppressions ends between them.
struct Days {
  Day first = first_day;
  Day last = last_day;
  [[nodiscard]] bool contains(Day day) const { return first <= day && day <= last; }
};

struct Statistics {
  std::size_t python_files = 0, template_files = 0;
  std::size_t source_bytes = 0;
  std::size_t models = 0, relations = 0;
  std::size_t gaps = 0;
  std::size_t dependency_files = 0;  // of installed packages; in no other figure
  std::size_t unread_tests = 0;      // of the Python files: tests that nothing outside the tests leads to
  std::size_t unread_others = 0;     // of all files: what no check that ran looks at
};

/// Findings are sorted by path, span, check id, message; capped per file and check (the cap is a notification).
/// `sources` and the text behind `text_of` must outlive the report. Threads: const, any.
struct Report {
  const Sources* sources = nullptr;
  std::vector<Finding> findings;
  std::vector<Suppressed> suppressed;
  Days days;                          // that it holds for
  bool has_baseline = false;          // the findings were compared with one
  std::vector<Finding> known;         // that the baseline has, in order: they were taken out (known.h)
  std::vector<AbsentFinding> absent;  // that it has besides; only of a run that looked at all of the project
  std::size_t unchanged = 0;          // findings that were taken out as ones of unchanged files
  std::vector<Notification> notifications;
  /// Where the analysis of functions gave up, and why; sorted by path and span. `statistics.gaps` counts these and what
  /// extraction left out.
  std::vector<Place> gaps;
  Statistics statistics;
  /// The decoded UTF-8 text of a file, read again when asked for; empty when it can't be read or has changed since.
  std::function<std::string(FileId)> text_of;

  [[nodiscard]] bool incomplete() const {
    for (const Notification& notification : notifications)
      if (notification.incomplete) return true;
    return false;
  }
};

}  // namespace djvet
