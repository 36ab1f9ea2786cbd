// Fixes over the whole corpus: what a case says of them in its .fixed files, and what must hold of every fix: the finding is
// gone when the changed project is run from its files, nothing else has come, and a second time nothing is left to fix.
// DJVET_UPDATE=1 writes the .fixed files that a case has anew.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "analyzer/driver/try_fixes.h"
#include "analyzer/findings/check.h"
#include "analyzer/findings/registry.h"
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

bool is_fixed_file(const std::string& file) { return file.ends_with(".fixed") || file.ends_with(".fixed-unsafe"); }

TriedFixes fixes_of(Run& run, const Configuration& configuration, bool unsafe) {
  FixOptions options;
  options.unsafe = unsafe;
  Result<TriedFixes> tried = try_fixes(run, configuration, registry(), options);
  REQUIRE(tried.has_value());
  return std::move(*tried);
}

/// Each source as fixes leave it, by path.
std::map<std::string, std::string> sources_after(const Case& one, const Run& run, const TriedFixes& tried) {
  std::map<std::string, std::string> texts;
  for (const std::string& file : one.files)
    if (!is_fixed_file(file)) texts.emplace(file, read_text(one.folder + "/" + file));
  for (const FileChange& change : tried.changes) texts[run.sources->files[change.file.index()].path] = change.after;
  for (const CreatedFile& file : tried.created) texts[file.path] = file.text;
  return texts;
}

/// What the case's files say: `.fixed-unsafe` where unsafe fixes are written and it is there, else `.fixed`, else the source;
/// empty for a file that a fix makes and the case doesn't have.
std::string expected_text(const Case& one, const std::string& file, bool unsafe) {
  const auto there = [&](const std::string& name) { return std::ranges::find(one.files, name) != one.files.end(); };
  if (unsafe && there(file + ".fixed-unsafe")) return read_text(one.folder + "/" + file + ".fixed-unsafe");
  if (there(file + ".fixed")) return read_text(one.folder + "/" + file + ".fixed");
  return there(file) ? read_text(one.folder + "/" + file) : std::string();
}

void compare(const Case& one, const std::map<std::string, std::string>& texts, bool unsafe) {
  for (const std::string& file : one.files) {
    INFO("testdata/checks/" << one.check << "/" << one.name << "/" << file << " is of a file that is there or is made");
    if (is_fixed_file(file)) CHECK(texts.contains(file.substr(0, file.rfind('.'))));
  }
  for (const auto& [file, text] : texts) {
    INFO("testdata/checks/" << one.check << "/" << one.name << "/" << file << (unsafe ? " with unsafe fixes" : ""));
    const std::string expected = expected_text(one, file, unsafe);
    if (std::getenv("DJVET_UPDATE") != nullptr && text != expected) {
      write_text(one.folder + "/" + file + (unsafe ? ".fixed-unsafe" : ".fixed"), text);
    } else {
      CHECK(first_difference(expected, text).empty());
    }
  }
}

/// The gaps of the facts of a file that both runs have.
std::size_t gaps_in(const Run& run, const std::string& path) {
  const auto at = std::ranges::find(run.sources->files, path, &SourceFile::path);
  REQUIRE(at != run.sources->files.end());
  return run.facts->python[static_cast<std::size_t>(at - run.sources->files.begin())].gaps().size();
}

/// Without remarks on files that fixes made: those tell what a release of them needs.
std::multiset<std::string> identities(const Report& report, bool fixed, const std::vector<CreatedFile>& made = {}) {
  std::multiset<std::string> all;
  for (const Finding& finding : report.findings)
    if (std::ranges::find(made, report.sources->files[finding.file.index()].path, &CreatedFile::path) != made.end())
      CHECK(finding.severity != Severity::error);
    else if (fixed == !finding.fixes.empty() || !fixed)
      all.insert(std::string(finding.check->id) + " " + report.sources->files[finding.file.index()].path + " " +
                 finding.symbol);
  return all;
}

}  // namespace

TEST_CASE("a case's fixes are what its files say") {
  std::size_t compared = 0;
  for (const Case& one : corpus().cases) {
    if (std::ranges::none_of(one.files, is_fixed_file)) continue;
    for (const bool unsafe : {false, true}) {
      const Configuration configuration = full_configuration(one.folder, one.check);
      Run run = run_project(configuration);
      const TriedFixes tried = fixes_of(run, configuration, unsafe);
      compare(one, sources_after(one, run, tried), unsafe);
    }
    ++compared;
  }
  std::cout << "fixes: " << compared << " cases say what is written\n";
  CHECK(compared >= 3);
}

TEST_CASE("a fixed project lacks the findings that were fixed, has no others, and nothing is left to fix") {
  std::size_t fixed = 0, found = 0;
  for (const Case& one : corpus().cases) {
    INFO("testdata/checks/" << one.check << "/" << one.name);
    Run before = run_project(full_configuration(one.folder, one.check));
    const TriedFixes tried = fixes_of(before, full_configuration(one.folder, one.check), true);
    found += static_cast<std::size_t>(std::ranges::count_if(
        before.report.findings, [](const Finding& finding) { return finding.check->fix != FixKind::none; }));
    fixed += tried.findings;
    CHECK(identities(before.report, true).size() == tried.findings);
    if (tried.changes.empty() && tried.created.empty()) continue;
    const TemporaryFolder folder;
    for (const auto& [file, text] : sources_after(one, before, tried)) write_text(folder.path() + "/" + file, text);
    const Configuration configuration = full_configuration(folder.path(), one.check);
    Run after = run_project(configuration);
    const std::multiset<std::string> all = identities(before.report, false),
                                     left = identities(after.report, false, tried.created);
    CHECK(left.size() == all.size() - tried.findings);
    CHECK(std::ranges::includes(all, left));
    for (const FileChange& change : tried.changes) {
      const std::string& path = before.sources->files[change.file.index()].path;
      CHECK(gaps_in(after, path) == gaps_in(before, path));
    }
    const TriedFixes again = fixes_of(after, configuration, true);
    CHECK(again.changes.empty());
    CHECK(again.created.empty());
  }
  std::cout << "fixes: " << fixed << " of " << found << " findings of checks with fixes\n";
  CHECK(fixed > 0);
}

}  // namespace djvet
