// Runs every case of the corpus: what djvet reports must be what the markers
// say, and it must be the same, to the byte, without a cache, with a cold one,
// with a warm one, on one thread and on eight, in every output format. One
// check's cases alone: djvet_corpus_tests corpus -c <check-id>; one case: ...
// -c <check-id> -c <case>. SPDX-License-Identifier: MIT
#include <algorithm>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "analyzer/findings/check.h"
#include "analyzer/findings/registry.h"
#include "reporters/packets.h"
#include "tests/support/catch.h"
#include "tests/support/corpus.h"
#include "tests/support/packet_reader.h"
#include "tests/support/paths.h"
#include "tests/support/project_run.h"
#include "tests/support/tree.h"

namespace djvet {
namespace {

std::string corpus_folder() { return std::string(source_dir()) + "/testdata/checks"; }

const Corpus& corpus() {
  static const Corpus all = read_corpus(corpus_folder());
  return all;
}

bool is_known(const std::string& id) {
  return std::any_of(registry().begin(), registry().end(), [&](const Registered& row) { return row.check->id == id; });
}

/// One line for each, so that a failing case shows everything at once.
std::string joined(const std::vector<std::string>& lines) {
  std::string all;
  for (const std::string& line : lines) all += "\n  " + line;
  return all;
}

void check_markers(const Case& one, const Report& report) {
  const std::vector<Seen> findings = seen_in(report);
  std::vector<std::string> wrong = disagreements(one.markers, findings);
  for (std::string& help : missing_helps(one.helps, findings)) wrong.push_back(std::move(help));
  INFO("testdata/checks/" << one.check << "/" << one.name << joined(wrong));
  CHECK(wrong.empty());
  for (const Notification& notification : report.notifications) {
    INFO(notification.path << ": " << notification.message);
    CHECK_FALSE(notification.incomplete);
  }
}

void check_same_in_every_mode(const Case& one, const std::string& expected) {
  const TemporaryFolder cache;
  struct Mode {
    const char* name;
    bool cached;
    unsigned jobs;
  };
  for (const Mode mode : {Mode{"eight threads", false, 8}, Mode{"cold cache, eight threads", true, 8},
                          Mode{"warm cache, one thread", true, 1}, Mode{"warm cache, eight threads", true, 8}}) {
    Configuration configuration = full_configuration(one.folder, one.check);
    configuration.jobs = mode.jobs;
    configuration.use_cache = mode.cached;
    configuration.cache_dir = cache.path();
    const Run again = run_project(configuration);
    const std::string difference = first_difference(expected, rendered_by_all(again.report));
    INFO(mode.name << " reports something else than one thread without a cache, in " << difference);
    CHECK(difference.empty());
  }
}

void check_same_in_every_format(const Report& report) {
  const std::vector<Seen> findings = seen_in(report);
  std::vector<std::string> problems;
  const std::vector<Seen> json = seen_in_json(rendered_as(report, "json"), problems);
  const std::vector<Seen> sarif = seen_in_sarif(rendered_as(report, "sarif"), problems);
  const std::vector<Seen> github = seen_in_github(rendered_as(report, "github"), problems);
  INFO("problems of the output:" << joined(problems));
  CHECK(problems.empty());
  CHECK(places_of(json, true) == places_of(findings, true));
  CHECK(places_of(sarif, false) == places_of(findings, false));
  CHECK(places_of(github, false) == places_of(findings, false));
  for (const Seen& seen : findings) CHECK(rendered_as(report, "text").find(seen.id) != std::string::npos);
}

/// Whatever a check finds can be handed on: five parts, each with something in it, within the limit, fences closed.
void check_packets(const Case& one, const Report& report) {
  for (const Packet& packet : packets_of({report, registry(), Addressees{}})) {
    const std::string text = packet_markdown(packet);
    INFO("testdata/checks/" << one.check << "/" << one.name << "\n" << text);
    const std::vector<std::string> broken = broken_parts(text);
    INFO("broken:" << joined(broken));
    CHECK(broken.empty());
    CHECK(packet.request.ends_with("?"));
    CHECK((packet.level == Level::l4) == (packet.choices.size() >= 2 && packet.choices.size() <= 4));
  }
}

void run_case(const Case& one) {
  INFO("testdata/checks/" << one.check << "/" << one.name << joined(one.problems));
  REQUIRE(one.problems.empty());
  for (const Marker& marker : one.markers) {
    INFO(marker.path << ":" << marker.written << ": no check has the id " << marker.id);
    CHECK(is_known(marker.id));
  }
  const Run reference = run_project(full_configuration(one.folder, one.check));
  check_markers(one, reference.report);
  check_same_in_every_mode(one, rendered_by_all(reference.report));
  check_same_in_every_format(reference.report);
  check_packets(one, reference.report);
}

}  // namespace

TEST_CASE("corpus", "[cases]") {
  for (const std::string& check : folders_in(corpus_folder())) {
    SECTION(check) {
      for (const Case& one : corpus().cases) {
        if (one.check != check) continue;
        SECTION(one.name) { run_case(one); }
      }
    }
  }
}

TEST_CASE("known limits are counted") {
  std::map<std::string, std::pair<std::size_t, std::size_t>> limits;
  std::size_t expected = 0;
  for (const Case& one : corpus().cases) {
    for (const Marker& marker : one.markers) {
      if (marker.kind == MarkerKind::known_miss) ++limits[marker.id].first;
      else if (marker.kind == MarkerKind::known_noise) ++limits[marker.id].second;
      else ++expected;
    }
  }
  std::cout << "corpus: " << corpus().cases.size() << " cases, " << expected << " expected findings\n";
  for (const auto& [id, counts] : limits)
    std::cout << "corpus: " << id << ": " << counts.first << " known misses, " << counts.second << " known noises\n";
  CHECK(expected >= registry().size());
}

}  // namespace djvet
