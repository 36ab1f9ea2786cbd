// Baselines: what a file of them says, and which findings of a report they know.
// SPDX-License-Identifier: MIT
#include "analyzer/config/baseline.h"

#include <string>
#include <utility>
#include <vector>

#include "analyzer/findings/check.h"
#include "analyzer/findings/known.h"
#include "tests/support/catch.h"

namespace djvet {
namespace {

const Check slow{.id = "slow", .summary = "s", .since = "0", .run = static_cast<ProjectCheckFn*>(nullptr)};

/// A report about a.py and b.py, or under the names that the second run has for them.
struct Example {
  Sources sources;
  Report report;

  explicit Example(const std::vector<std::string>& paths = {"a.py", "b.py"}) {
    for (const std::string& path : paths) {
      SourceFile file;
      file.path = path;
      sources.files.push_back(std::move(file));
    }
    report.sources = &sources;
  }
  Example& add(std::size_t file, std::string anchor, std::uint32_t begin, std::string symbol = "f") {
    Finding finding;
    finding.check = &slow;
    finding.file = FileId(file);
    finding.span = {begin, begin + 1};
    finding.symbol = std::move(symbol);
    finding.anchor = std::move(anchor);
    report.findings.push_back(std::move(finding));
    return *this;
  }
  Example(const Example&) = delete;
  Example& operator=(const Example&) = delete;
};

TEST_CASE("a baseline knows its findings wherever they are in their file, and no others") {
  Example before;
  before.add(0, "x.y", 5).add(0, "x.y", 9).add(1, "x.y", 5);
  const Baseline baseline = baseline_of(before.report);
  REQUIRE(baseline.entries.size() == 2);
  CHECK(baseline.entries[0].count == 2);
  Example after;
  after.add(0, "x.y", 70).add(0, "x.y", 90).add(0, "x.y", 95).add(0, "x.z", 99).add(0, "x.y", 99, "g").add(1, "x.y", 6);
  const KnownFindings known = take_known(baseline, after.report);
  CHECK(after.report.known.size() == 3);
  REQUIRE(after.report.findings.size() == 3);
  CHECK(after.report.findings[0].span.begin == 95);
  CHECK(known.obsolete == 0);
  CHECK(known.kept.entries == baseline.entries);
}

TEST_CASE("findings of a file that moved are known, at their new place") {
  Example before;
  before.add(1, "x.y", 5).add(1, "x.z", 6);
  Example after({"a.py", "c.py"});
  after.add(0, "x.y", 5, "other").add(1, "x.y", 5);
  const KnownFindings known = take_known(baseline_of(before.report), after.report);
  CHECK(after.report.findings.size() == 1);
  CHECK(known.obsolete == 1);
  REQUIRE(known.kept.entries.size() == 1);
  CHECK(known.kept.entries[0].path == "c.py");
}

TEST_CASE("the same code in a second file is new while the first is there") {
  Example before;
  before.add(0, "x.y", 5);
  Example after;
  after.add(1, "x.y", 5);
  CHECK(take_known(baseline_of(before.report), after.report).obsolete == 1);
  CHECK(after.report.findings.size() == 1);
}

TEST_CASE("a baseline that is written is the one that is read") {
  Example example({"a\"\n\xff.py", "b.py"});
  example.add(0, "x.y", 5).add(1, "x.z", 6).add(1, "x.z", 8);
  const Baseline baseline = baseline_of(example.report);
  const std::string text = write_baseline(baseline);
  CHECK(text.find('\xff') == std::string::npos);
  const Result<Baseline, std::string> again = parse_baseline(text);
  REQUIRE(again);
  CHECK(write_baseline(*again) == text);
  CHECK(take_known(*again, example.report).obsolete == 0);
  CHECK(example.report.findings.empty());
  CHECK(parse_baseline(write_baseline({})));
}

TEST_CASE("what is no baseline is refused") {
  const std::string hash(32, 'a');
  const auto with = [](const std::string& entry) { return "{\"djvet-baseline\": 1, \"findings\": [" + entry + "]}"; };
  const std::string whole =
      "\"check\": \"slow\", \"path\": \"a\", \"place\": \"" + hash + "\", \"code\": \"" + hash + "\"";
  CHECK(parse_baseline(with("{" + whole + "}")));
  CHECK(parse_baseline(with("{" + whole + ", \"count\": 3, \"more\": []}")));
  for (const std::string& text :
       {std::string(), std::string("{"), std::string("[]"), std::string("{}"), std::string("{\"djvet-baseline\": 2}"),
        std::string("{\"djvet-baseline\": 1}"), with("1"), with("{}"), with("{" + whole + ", \"count\": 0}"),
        with("{" + whole + ", \"count\": -1}"), with("{" + whole + ", \"count\": 4294967296}"),
        with("{" + whole + ", \"count\": 1.5}"), with("{\"check\": \"slow\"}"), std::string(200'000, '[')}) {
    CAPTURE(text.substr(0, 80));
    CHECK_FALSE(parse_baseline(text));
  }
}

}  // namespace
}  // namespace djvet
