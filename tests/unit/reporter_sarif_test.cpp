// SARIF: snapshots, the content that GitHub reads, and one test for each limit. The schema itself is tested from Python.
// SPDX-License-Identifier: MIT
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <random>
#include <string>

#include "reporters/sarif_rules.h"
#include "tests/support/catch.h"
#include "tests/support/sample_report.h"
#include "tests/support/snapshot.h"
#include "tests/support/tree.h"

using namespace djvet;
using Json = nlohmann::ordered_json;

namespace {

std::string rendered(const SampleReport& sample) { return render_sarif(sample.report(), SampleReport::options()); }
Json run_of(const std::string& log) { return Json::parse(log)["runs"][0]; }
Json run_of(const SampleReport& sample) { return run_of(rendered(sample)); }
std::string text_of(const Json& object) { return object["message"]["text"].get<std::string>(); }
const Json& notifications_of(const Json& run) { return run["invocations"][0]["toolExecutionNotifications"]; }

}  // namespace

TEST_CASE("sarif: an ordinary report and a hostile one") {
  check_snapshot("phases/render/ordinary.sarif", rendered(*ordinary_report()));
  check_snapshot("phases/render/hostile.sarif", rendered(*hostile_report()));
}

TEST_CASE("sarif: a result carries what code scanning reads and what djvet promises") {
  const Json run = run_of(*ordinary_report());
  const Json& result = run["results"][1];
  CHECK(result["ruleId"] == "n-plus-one");
  CHECK(run["tool"]["driver"]["rules"][result["ruleIndex"].get<int>()]["id"] == "n-plus-one");
  CHECK(result["level"] == "warning");
  CHECK(text_of(result) ==
        "each pass loads author again: 1 + N queries. Level L2. See [the loop](1), [Book.author is declared here](2), "
        "[the queryset \\[of\\](1) books](3). Help: books = Book.objects     .select_related(\"author\")");
  const Json& physical = result["locations"][0]["physicalLocation"];
  CHECK(physical["artifactLocation"]["uri"] == "shop/views.py");
  CHECK(physical["artifactLocation"]["uriBaseId"] == "%SRCROOT%");
  CHECK(run["originalUriBaseIds"].contains("%SRCROOT%"));
  CHECK(physical["region"] == Json({{"startLine", 9}, {"startColumn", 21}, {"endLine", 9}, {"endColumn", 32}}));
  CHECK(result["locations"].size() == 1);
  CHECK(result["relatedLocations"].size() == 3);
  CHECK(result["relatedLocations"][1]["id"] == 2);
  CHECK(result["codeFlows"][0]["threadFlows"][0]["locations"].size() == 3);
  CHECK(result["partialFingerprints"]["djvet/v1"].get<std::string>().size() == 32);
  CHECK(result["partialFingerprints"]["primaryLocationLineHash"].get<std::string>().ends_with(":1"));
  CHECK(result["properties"]["escalation"] == "L2");
  CHECK(result["properties"]["relations"] == Json::array({"author"}));
  CHECK(result["properties"]["model"] == "shop.Book");
  CHECK(result["properties"]["endpoints"] == Json::array({"/books/", "/api/books/"}));
  CHECK(run["taxonomies"][0]["taxa"][result["taxa"][0]["index"].get<int>()]["id"] == "L2");
  CHECK(run["columnKind"] == "utf16CodeUnits");
  CHECK(run["automationDetails"]["id"] == "djvet/");
}

TEST_CASE("sarif: a rule is the check's constant and its page") {
  const Json run = run_of(*ordinary_report());
  const Json& rules = run["tool"]["driver"]["rules"];
  REQUIRE(rules.size() == sample_checks().size());
  const Json& rule = rules[1];
  CHECK(rule["help"]["markdown"] == sample_checks()[1].page);
  CHECK(rule["fullDescription"]["text"] ==
        "A loop over a queryset that reads a relation which the queryset didn't load.");
  CHECK(rule["deprecatedIds"] == Json::array({"query-in-loop"}));
  CHECK(rule["defaultConfiguration"]["level"] == "warning");
  CHECK(rule["properties"]["precision"] == "high");
  CHECK(rule["properties"]["problem.severity"] == "warning");
  CHECK(rule["properties"]["tags"][0] == "escalation-L2");
  CHECK_FALSE(rule["properties"].contains("security-severity"));
  CHECK(rules[0]["properties"]["security-severity"] == "8.0");
  CHECK(rules[2]["properties"]["problem.severity"] == "recommendation");
  CHECK(rules[2]["defaultConfiguration"]["enabled"] == false);
}

TEST_CASE("sarif: suppressed findings are results with a suppression, others say that they have none") {
  const Json run = run_of(*ordinary_report());
  REQUIRE(run["results"].size() == 4);
  CHECK(run["results"][3]["suppressions"] == Json::array({{{"kind", "inSource"}, {"justification", "rows are few"}}}));
  CHECK(run["results"][0]["suppressions"] == Json::array());
  SampleReport sample;
  sample.add("old-style", sample.add_file("a.py", "x"), Span{0, 1}, "m");
  CHECK_FALSE(run_of(sample)["results"][0].contains("suppressions"));
}

TEST_CASE("sarif: notifications are told, and that the analysis is incomplete doesn't make the run a failure") {
  const Json run = run_of(*ordinary_report());
  CHECK(run["invocations"][0]["executionSuccessful"] == true);
  REQUIRE(notifications_of(run).size() == 2);
  CHECK(notifications_of(run)[0]["descriptor"]["id"] == "too-large");
  CHECK(notifications_of(run)[0]["level"] == "warning");
  CHECK(notifications_of(run)[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "shop/data.py");
}

TEST_CASE("sarif: a check that the registry doesn't hold becomes a rule of its own") {
  SampleReport sample;
  sample.add("old-style", sample.add_file("a.py", "x"), Span{0, 1}, "m");
  RenderOptions options = SampleReport::options();
  options.checks = {};
  const Json run = run_of(render_sarif(sample.report(), options));
  CHECK(run["tool"]["driver"]["rules"][0]["id"] == "old-style");
  CHECK(run["results"][0]["ruleIndex"] == 0);
}

TEST_CASE("sarif: paths of any bytes are percent-encoded, and columns count UTF-16 units") {
  SampleReport sample;
  const FileId file = sample.add_file("a b/\xff%:é.py", "x = '😀' + y\n");
  sample.add("old-style", file, "y", "m");
  const Json run = run_of(sample);
  const Json& physical = run["results"][0]["locations"][0]["physicalLocation"];
  CHECK(physical["artifactLocation"]["uri"] == "a%20b/%FF%25%3A%C3%A9.py");
  CHECK(physical["region"]["startColumn"] == 12);
}

TEST_CASE("sarif limit: results beyond the number asked for, lowest rank first, are left out and counted") {
  SampleReport sample;
  const FileId file = sample.add_file("a.py", "xyz\n");
  for (int i = 0; i < 3'000; ++i) sample.add("old-style", file, Span{0, 1}, "note " + std::to_string(i));
  for (int i = 0; i < 2'000; ++i) sample.add("n-plus-one", file, Span{1, 2}, "warning " + std::to_string(i));
  for (int i = 0; i < 1'500; ++i) sample.add("debug-on", file, Span{2, 3}, "error " + std::to_string(i));
  sample.add("debug-on", file, Span{2, 3}, "suppressed");
  sample.suppress_last("");
  const Json run = run_of(sample);
  const Json& results = run["results"];
  REQUIRE(results.size() == 5'000);
  CHECK(results[0]["ruleId"] == "old-style");  // still in the report's order
  CHECK(text_of(results[1'499]).starts_with("note 1499."));
  CHECK(text_of(results[1'500]).starts_with("warning 0."));
  CHECK(text_of(results[4'999]).starts_with("error 1499."));
  CHECK(text_of(notifications_of(run)[0]) == "1501 results of lower rank are left out: at most 5000 are written");
}

TEST_CASE("sarif limit: texts have at most 1,024 characters, cut between them, and hostile links stay texts") {
  SampleReport sample;
  std::string wide;
  for (int i = 0; i < 3'000; ++i) wide += "中";
  std::string brackets;
  for (int i = 0; i < 900; ++i) brackets += "](1)[";
  const FileId file = sample.add_file("a.py", "xyz\n");
  for (const std::string& text : {wide, brackets, std::string(3'000, '\x1b')}) {
    Finding& finding = sample.add("old-style", file, Span{0, 1}, text);
    finding.help = text;
    finding.symbol = text;
    finding.notes.assign(9, {file, Span{0, 1}, text});
    finding.flow.assign(2, {file, Span{0, 1}, text});
  }
  sample.report().notifications = {{NotificationKind::cache, "", wide, false}};
  const Json run = run_of(sample);
  for (const Json& result : run["results"]) {
    CHECK(text_of(result).size() <= SarifLimits::text);
    CHECK(text_of(result).find("Level L4.") != std::string::npos);
    for (const Json& place : result["relatedLocations"]) CHECK(text_of(place).size() <= 2 * SarifLimits::text);
    CHECK(result["locations"][0]["logicalLocations"][0]["fullyQualifiedName"].get<std::string>().size() <=
          SarifLimits::text);
  }
  CHECK(text_of(run["results"][1]).starts_with("\\](1)[\\](1)["));
  CHECK(text_of(notifications_of(run)[0]).size() <= SarifLimits::text);
}

TEST_CASE("sarif limit: at most 1,000 locations of a result and 1,000 steps of a flow") {
  SampleReport sample;
  const FileId file = sample.add_file("a.py", "xyz\n");
  Finding& finding = sample.add("old-style", file, Span{0, 1}, "m");
  finding.notes.assign(3'000, {file, Span{0, 1}, "note"});
  finding.flow.assign(3'000, {file, Span{0, 1}, "step"});
  const Json run = run_of(sample);
  const Json& result = run["results"][0];
  CHECK(result["locations"].size() + result["relatedLocations"].size() == SarifLimits::locations);
  CHECK(result["codeFlows"][0]["threadFlows"][0]["locations"].size() == SarifLimits::flow_steps);
}

TEST_CASE("sarif limit: at most ten tags of a rule, the escalation level among them") {
  const Json run = run_of(*ordinary_report());
  const Json& tags = run["tool"]["driver"]["rules"][1]["properties"]["tags"];
  CHECK(tags.size() == SarifLimits::rule_tags);
  CHECK(tags[0] == "escalation-L2");
}

TEST_CASE("sarif limit: at most 1,000 notifications, the last of which counts the rest") {
  SampleReport sample;
  for (int i = 0; i < 5'000; ++i)
    sample.report().notifications.push_back(
        {NotificationKind::unreadable, "p" + std::to_string(i), "can't be read", true});
  const Json run = run_of(sample);
  CHECK(notifications_of(run).size() == SarifLimits::notifications);
  CHECK(text_of(notifications_of(run).back()) == "4001 more notifications are left out");
}

TEST_CASE("sarif limit: when the log grows too large, later results lose their related places and flows", "[slow]") {
  SampleReport sample;
  const FileId file = sample.add_file("a.py", "xyz\n");
  const std::string text(1'000, 't');
  for (int i = 0; i < 100; ++i)
    sample.add("old-style", file, Span{0, 1}, "m").notes.assign(900, {file, Span{0, 1}, text});
  const std::string log = rendered(sample);
  CHECK(log.size() < SarifLimits::bytes + (2U << 20U));
  const Json run = run_of(log);
  REQUIRE(run["results"].size() == 100);
  CHECK(run["results"][0].contains("relatedLocations"));
  CHECK_FALSE(run["results"][99].contains("relatedLocations"));
  CHECK(text_of(run["results"][99]).find("](") == std::string::npos);
  CHECK(text_of(notifications_of(run)[0]).find("without their related places") != std::string::npos);
}

TEST_CASE("sarif: nothing of the machine or the moment is in the log") {
  const std::string first = rendered(*hostile_report());
  CHECK(first == rendered(*hostile_report()));
  CHECK(first.find("file://") == std::string::npos);
  CHECK(first.find("\"guid\"") == std::string::npos);
  CHECK(first.find("Utc\"") == std::string::npos);
}

/// The logs also go into the folder that DJVET_SARIF_FOLDER names, for validators that are not C++ (tests/cli/test_sarif.py).
TEST_CASE("sarif: logs of random findings are JSON", "[sarif-samples]") {
  const char* folder = std::getenv("DJVET_SARIF_FOLDER");
  const auto keep = [&](const std::string& name, const std::string& log) {
    CAPTURE(name);
    CHECK_FALSE(Json::parse(log, nullptr, false).is_discarded());
    if (folder != nullptr) write_text(std::string(folder) + "/" + name + ".sarif", log);
  };
  keep("ordinary", rendered(*ordinary_report()));
  keep("hostile", rendered(*hostile_report()));
  keep("empty", rendered(SampleReport()));
  std::mt19937 random(2);
  for (int round = 0; round < 40; ++round) {
    SampleReport sample;
    const auto noise = [&](std::size_t most) {
      std::string bytes;
      for (std::size_t i = random() % most; i > 0; --i) bytes += static_cast<char>(random() % 256);
      return bytes;
    };
    for (char letter = 'a'; letter < 'd'; ++letter) sample.add_file(letter + noise(9), noise(200));
    const auto place = [&] {
      const auto begin = static_cast<std::uint32_t>(random() % 120);
      return Place{FileId(random() % 3), {begin, begin + static_cast<std::uint32_t>(random() % 30)}, noise(40)};
    };
    for (std::size_t i = random() % 5; i > 0; --i) {
      const Place primary = place();
      Finding& finding = sample.add(sample_checks()[random() % 3].check->id, primary.file, primary.span, noise(60));
      for (std::size_t n = random() % 4; n > 0; --n) finding.notes.push_back(place());
      for (std::size_t n = random() % 4; n > 0; --n) finding.flow.push_back(place());
      finding.level = static_cast<Level>(1 + random() % 4);
      finding.properties = {{noise(8), {noise(9)}}, {"tags", {noise(5), noise(5)}}, {"relations", {noise(5)}}};
      if (random() % 4 == 0) sample.suppress_last(noise(9));
    }
    sample.report().notifications = {{static_cast<NotificationKind>(random() % 13), noise(9), noise(30), true}};
    keep("random" + std::to_string(round), rendered(sample));
  }
}
