// Finds lines and columns for the places of a report: each file's text is loaded once, in path order, one at a time.
// Invariant: every place gets a region; one whose text can't be had any more is marked and stands at line 1.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzer/base/line_index.h"
#include "analyzer/findings/report.h"

namespace djvet {

/// The file whose text is at hand. Views live for one call of the visitor.
struct FileView {
  FileId file;
  std::string_view text;
  const LineIndex& lines;

  /// Does the span lie in the text? It doesn't when the file has changed since it was analysed.
  [[nodiscard]] bool holds(Span span) const { return span.begin <= span.end && span.end <= text.size(); }
};

/// Calls `visit` for every index of `files`, grouped by file in path order, for equal files in index order. Files that
/// are none of the sources' are skipped.
void visit_by_file(const Report& report, std::span<const FileId> files,
                   const std::function<void(const FileView&, std::size_t index)>& visit);

/// A span in lines and columns; `end` is the place after the last character.
struct Region {
  Position begin;
  Position end;
  bool known = false;
};

[[nodiscard]] Region region_of(const FileView& view, Span span);

/// The region of every place that a report's findings mention. Threads: const, any.
class Regions {
 public:
  /// Called once for each place while its file's text is at hand.
  using Visitor = std::function<void(const FileView&, Span, const Region&)>;

  /// With `suppressed`, of the suppressed findings too, and of those that a baseline has.
  explicit Regions(const Report& report, bool suppressed = false, const Visitor& visitor = {});
  /// `span` must be one of a finding, note, flow or edit of the report.
  [[nodiscard]] const Region& at(FileId file, Span span) const;

 private:
  std::vector<std::pair<FileId, Span>> keys_;  // sorted, unique
  std::vector<Region> regions_;                // of keys_
};

/// The path of a file as the file system spells it; "" for no file.
[[nodiscard]] std::string_view path_of(const Report& report, FileId file);
/// Text for human eyes, on one line: escaped (see escape.h), and cut between characters to at most `most` bytes, "…" included.
[[nodiscard]] std::string shown_text(std::string_view text, std::size_t most = 2'000);
/// A path for human eyes, on one line: escaped (see escape.h), and "./" before what a CI runner would take for a command.
[[nodiscard]] std::string shown_path(std::string_view path);
/// A relative URI reference: every byte but RFC 3986's unreserved characters and '/' as %NN. Lossless for any bytes.
[[nodiscard]] std::string uri_of(std::string_view path);

}  // namespace djvet
