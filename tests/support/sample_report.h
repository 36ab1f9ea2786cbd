// A report put together by hand, for tests of reporters: files with their texts, findings on a piece of text, and checks of
// its own. Files are to be added in path order.
// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/findings/check.h"
#include "analyzer/findings/report.h"
#include "reporters/reporter.h"

namespace djvet {

/// Checks that exist for tests alone: "n-plus-one" (warning, L1), "debug-on" (error, L2, security), "old-style" (note, L4).
[[nodiscard]] std::span<const Registered> sample_checks();
[[nodiscard]] const Check& sample_check(std::string_view id);

class SampleReport {
 public:
  SampleReport();
  SampleReport(const SampleReport&) = delete;
  SampleReport& operator=(const SampleReport&) = delete;

  FileId add_file(std::string path, std::string text);
  /// The first place of `needle` in the file at or after `from`; a test that names none fails.
  [[nodiscard]] Span span_of(FileId file, std::string_view needle, std::size_t from = 0) const;
  /// The finding may be changed until the next call.
  Finding& add(std::string_view check, FileId file, Span span, std::string message);
  Finding& add(std::string_view check, FileId file, std::string_view needle, std::string message);
  void suppress_last(std::string reason);

  [[nodiscard]] const Report& report() const { return report_; }
  [[nodiscard]] Report& report() { return report_; }
  /// The files whose text was asked for, in that order.
  [[nodiscard]] const std::vector<FileId>& loads() const { return *loads_; }
  [[nodiscard]] static RenderOptions options();

 private:
  Sources sources_;
  std::vector<std::string> texts_;
  std::unique_ptr<std::vector<FileId>> loads_;
  Report report_;
};

/// A small shop: an N+1 with notes and flow in two files, a setting, a suppressed finding, notifications, statistics.
[[nodiscard]] std::unique_ptr<SampleReport> ordinary_report();
/// Everything that could break a sink: names with newlines, "::", escapes, bidirectional controls and bytes that aren't
/// UTF-8, huge lines, places at the end of a file and in an empty one, and a file whose text is gone.
[[nodiscard]] std::unique_ptr<SampleReport> hostile_report();

}  // namespace djvet
