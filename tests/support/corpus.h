// The corpus: testdata/checks/<check-id>/<case>/ is a small Django project whose comments say what djvet must report.
//
//   x = f()  # expect: id                      a finding of `id` starts on this line
//   # expect: id                               the same for the next line, where the comment has a line of its own
//   #   ^^^^ expect: id                        a finding of `id` spans these columns of the line above
//   #<^^^ expect: id                           the same for a span that starts in the column of '#'
//   # expect(L3): id "part of the message"     with the level, with the message; each is optional
//   # expect-file: id                          a finding about the whole file
//   # known-miss: id — why                     djvet ought to report `id` here and doesn't
//   # known-noise: id — why                    djvet reports `id` here and ought not to
//   # help: the text                           below a line: a finding that starts there has exactly this help; {# help: ... #} in templates
//
// Beside a source, `views.py.fixed` is what `--fix` makes of it, `views.py.fixed-unsafe` what `--fix --unsafe-fixes` does where
// that differs. A case with one such file says so of all its sources: one without is left as it is.
//
// Several ids are separated by commas. Templates use {# expect: id #} and so on. A line that carries several markers is
// written with one marker that names several ids.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace djvet {

enum class MarkerKind : std::uint8_t { expect, expect_file, known_miss, known_noise };

/// One id of one marker.
struct Marker {
  MarkerKind kind{};
  std::string path;         // relative to the case
  std::size_t written = 0;  // the line that holds the marker, from 1
  std::size_t line = 0;     // the line it speaks of, from 1
  std::string id;
  std::string message;    // part of the message; empty: any
  int level = 0;          // 1..4; 0: any
  std::size_t begin = 0;  // columns in code points from 0, half-open; equal: any
  std::size_t end = 0;
  std::string reason;  // known_miss, known_noise
};

/// One `# help:` comment.
struct ExpectedHelp {
  std::string path;         // relative to the case
  std::size_t written = 0;  // the line of the comment, from 1
  std::size_t line = 0;     // the line above it that it speaks of, from 1
  std::string text;
};

struct Case {
  std::string check;  // the folder below testdata/checks
  std::string name;
  std::string folder;                 // absolute
  std::vector<std::string> files;     // relative, sorted
  std::vector<Marker> markers;        // by path, then line
  std::vector<ExpectedHelp> helps;    // likewise
  std::vector<std::string> problems;  // what is wrong with the case itself; a case with problems fails
};

struct Corpus {
  std::vector<Case> cases;  // by check, then name
};

/// The markers of one text. A comment that looks like a marker and can't be read is put into `problems`.
[[nodiscard]] std::vector<Marker> read_markers(const std::string& path, std::string_view text,
                                               std::vector<std::string>& problems);
[[nodiscard]] Corpus read_corpus(const std::string& folder);
/// One project below `folder` as a case.
[[nodiscard]] Case read_case(const std::string& folder, const std::string& check, const std::string& name);

/// A finding as a reader of a report sees it.
struct Seen {
  std::string path;
  std::size_t line = 0;   // from 1
  std::size_t begin = 0;  // columns in code points from 0; `end` is on the same line or that line's end
  std::size_t end = 0;
  bool starts_file = false;  // the span begins at the first byte
  std::string id;
  int level = 0;
  std::string message;
  std::string help;
};

/// The `# help:` comments of one text, each on a line of its own.
[[nodiscard]] std::vector<ExpectedHelp> read_helps(const std::string& path, std::string_view text);

/// One line for each help that no finding of its line has.
[[nodiscard]] std::vector<std::string> missing_helps(const std::vector<ExpectedHelp>& helps,
                                                     const std::vector<Seen>& findings);

/// One line for each disagreement between the markers and the findings: "path:line: expected ..., got ...".
[[nodiscard]] std::vector<std::string> disagreements(const std::vector<Marker>& markers,
                                                     const std::vector<Seen>& findings);

}  // namespace djvet
