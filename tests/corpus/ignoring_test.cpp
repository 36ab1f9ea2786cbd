// Comments that --add-ignore writes, over the whole corpus: they suppress every finding that they are said to, change nothing
// else, and a second time there is nothing to write.
// SPDX-License-Identifier: MIT
#include <map>
#include <string>
#include <vector>

#include "analyzer/config/selection.h"
#include "analyzer/findings/check.h"
#include "analyzer/findings/registry.h"
#include "analyzer/fix/edits.h"
#include "analyzer/fix/ignore_comments.h"
#include "tests/support/catch.h"
#include "tests/support/corpus.h"
#include "tests/support/paths.h"
#include "tests/support/project_run.h"
#include "tests/support/tree.h"

namespace djvet {
namespace {

bool is_about_comments(const Finding& finding) {
  return find_check(registry(), finding.check->id)->family == "suppressions";
}

struct Written {
  std::size_t covered = 0, left = 0, edits = 0;
};

/// Writes comments for a report's findings into a copy of its files.
Written write_comments(const Report& report, const std::string& folder) {
  static const CheckNames names(registry());
  const IgnoreWords words{"a reason", std::nullopt, parse_day("2026-11-23").value()};
  std::map<FileId, std::vector<const Finding*>> by_file;
  for (const Finding& finding : report.findings)
    if (!is_about_comments(finding)) by_file[finding.file].push_back(&finding);
  Written out;
  for (const auto& [id, findings] : by_file) {
    const SourceFile& file = report.sources->files[id.index()];
    const std::string text = report.text_of(id);
    if (file.language == Language::manifest) {
      out.left += findings.size();
      continue;
    }
    const IgnoreComments comments = ignore_comments(file, id, text, findings, names, words);
    for (const Finding* finding : comments.left) UNSCOPED_INFO("left: " << file.path << ": " << finding->message);
    out.covered += comments.covered.size();
    out.left += comments.left.size();
    out.edits += comments.edits.size();
    write_text(folder + "/" + file.path, edited_text(text, comments.edits).value());
  }
  return out;
}

std::size_t count_about_code(const Report& report) {
  return static_cast<std::size_t>(std::ranges::count_if(report.findings, [](const Finding& finding) {
    UNSCOPED_INFO(finding.check->id << ": " << finding.message);
    return !is_about_comments(finding);
  }));
}

}  // namespace

TEST_CASE("comments suppress each finding of the corpus, and nothing is left to write") {
  std::size_t covered = 0;
  std::size_t left = 0;
  for (const Case& one : read_corpus(std::string(source_dir()) + "/testdata/checks").cases) {
    const TemporaryFolder folder;
    for (const std::string& file : one.files)
      write_text(folder.path() + "/" + file, read_text(one.folder + "/" + file));
    const Run before = run_project(full_configuration(folder.path(), one.check));
    INFO("testdata/checks/" << one.check << "/" << one.name);
    const Written written = write_comments(before.report, folder.path());
    if (written.edits == 0) continue;
    const Run after = run_project(full_configuration(folder.path(), one.check));
    CHECK(count_about_code(after.report) == written.left);
    CHECK(after.report.suppressed.size() == before.report.suppressed.size() + written.covered);
    CHECK(after.report.findings.size() + written.covered == before.report.findings.size());
    CHECK(write_comments(after.report, folder.path()).edits == 0);
    covered += written.covered;
    left += written.left;
  }
  CHECK(covered > 900);
  CHECK(left * 100 < covered);
}

}  // namespace djvet
