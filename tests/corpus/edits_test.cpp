// Properties of findings under edits, over the whole corpus: each expected finding can be suppressed where it is expected,
// which suppresses nothing else; and neither lines above it nor files beside it change what it is.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "analyzer/findings/check.h"
#include "tests/support/catch.h"
#include "tests/support/corpus.h"
#include "tests/support/paths.h"
#include "tests/support/project_run.h"
#include "tests/support/tree.h"

namespace djvet {
namespace {

const Corpus& corpus() {
  static const Corpus all = read_corpus(std::string(source_dir()) + "/testdata/checks");
  return all;
}

/// Whether a line's marker can give way to a suppression: it stands at the end of the line it speaks of.
bool is_at_end_of_line(const Marker& marker) {
  return marker.kind == MarkerKind::expect && marker.written == marker.line && marker.begin == marker.end &&
         marker.id != "unused-suppression";
}

/// A text whose expecting comments have become comments that suppress; `count` grows by the findings taken out.
std::string suppressed(const Case& one, const std::string& file, const std::string& text, std::size_t& count) {
  std::string out;
  std::size_t number = 0;
  for (const std::string_view line : lines_of(text)) {
    ++number;
    std::set<std::string> ids;
    for (const Marker& marker : one.markers)
      if (marker.path == file && marker.line == number && is_at_end_of_line(marker)) {
        ids.insert(marker.id);
        ++count;
      }
    const bool is_template = line.rfind("{# expect") != std::string_view::npos;
    const std::size_t at = line.rfind(is_template ? "{# expect" : "# expect");
    if (ids.empty() || at == std::string_view::npos) {
      out.append(line).append("\n");
      continue;
    }
    std::string list;
    for (const std::string& id : ids) list += (list.empty() ? "" : ", ") + id;
    const std::string_view after = is_template ? line.substr(line.find("#}", at) + 2) : std::string_view();
    out.append(line.substr(0, at)).append(is_template ? "{# djvet: ignore[" : "# djvet: ignore[").append(list);
    out.append(is_template ? "] a test #}" : "] a test").append(after).append("\n");
  }
  return out;
}

std::vector<std::string> shown(const Report& report) {
  std::vector<std::string> all;
  for (const Seen& seen : seen_in(report))
    all.push_back(seen.path + ":" + std::to_string(seen.line) + ": " + seen.id + ": " + seen.message);
  return all;
}

std::multiset<std::string> identities(const Report& report) {
  std::multiset<std::string> all;
  for (const Finding& finding : report.findings)
    all.insert(std::string(finding.check->id) + " " + to_hex(finding.fingerprint));
  return all;
}

}  // namespace

TEST_CASE("a suppression where a finding is expected takes out that finding and no other") {
  std::size_t taken_out = 0;
  for (const Case& one : corpus().cases) {
    const TemporaryFolder folder;
    std::size_t count = 0;
    for (const std::string& file : one.files)
      write_text(folder.path() + "/" + file, suppressed(one, file, read_text(one.folder + "/" + file), count));
    const Report before = run_project(full_configuration(one.folder, one.check)).report;
    const Run run = run_project(full_configuration(folder.path(), one.check));
    std::string rest;
    for (const std::string& line : shown(run.report)) rest += "\n  " + line;
    INFO("testdata/checks/" << one.check << "/" << one.name << " with suppressions still reports" << rest);
    CHECK(run.report.findings.size() + count == before.findings.size());
    CHECK(run.report.suppressed.size() == count + before.suppressed.size());
    taken_out += count;
  }
  CHECK(taken_out > 0);
}

TEST_CASE("lines above a finding and files beside it change nothing about it") {
  for (const Case& one : corpus().cases) {
    const TemporaryFolder folder;
    for (const std::string& file : one.files) {
      const std::string text = read_text(one.folder + "/" + file);
      const bool shifts = file.ends_with(".py") || file.ends_with(".html");
      write_text(folder.path() + "/" + file, (shifts ? "\n\n\n" : "") + text);
    }
    write_text(folder.path() + "/unrelated_to_anything.py", "import os\n\nfor name in os.environ:\n    print(name)\n");
    const Run before = run_project(full_configuration(one.folder, one.check));
    const Run after = run_project(full_configuration(folder.path(), one.check));
    INFO("testdata/checks/" << one.check << "/" << one.name);
    CHECK(identities(before.report) == identities(after.report));
  }
}

}  // namespace djvet
