// JSON output: snapshots, and that a parser gets every value back, paths byte for byte.
// SPDX-License-Identifier: MIT
#include <nlohmann/json.hpp>
#include <random>
#include <string>

#include "analyzer/base/escape.h"
#include "tests/support/catch.h"
#include "tests/support/sample_report.h"
#include "tests/support/snapshot.h"

using namespace djvet;
using Json = nlohmann::ordered_json;

namespace {

std::string decoded(std::string_view uri) {
  std::string path;
  for (std::size_t i = 0; i < uri.size(); ++i) {
    if (uri[i] != '%') {
      path += uri[i];
    } else {
      path += static_cast<char>(std::stoi(std::string(uri.substr(i + 1, 2)), nullptr, 16));
      i += 2;
    }
  }
  return path;
}

Json rendered(const SampleReport& sample) { return Json::parse(render_json(sample.report(), SampleReport::options())); }

}  // namespace

TEST_CASE("json: an ordinary report and a hostile one") {
  check_snapshot("phases/render/ordinary.json",
                 render(ordinary_report()->report(), Format::json, SampleReport::options()));
  const auto hostile = hostile_report();
  hostile->report().findings.resize(hostile->report().findings.size() - 2);  // those of megabytes say little here
  check_snapshot("phases/render/hostile.json", render_json(hostile->report(), SampleReport::options()));
}

TEST_CASE("json: places are lines and code points from 1, ends exclusive") {
  const auto sample = ordinary_report();
  const Json report = rendered(*sample);
  const Json& finding = report["findings"][1];
  CHECK(finding["path"] == "shop/views.py");
  CHECK(finding["line"] == 9);
  CHECK(finding["column"] == 21);
  CHECK(finding["end_line"] == 9);
  CHECK(finding["end_column"] == 32);
  CHECK(finding["notes"][1]["path"] == "shop/models.py");
  CHECK(finding["properties"]["relations"] == Json::array({"author"}));
  CHECK(finding["fingerprint"] == to_hex(sample->report().findings[1].fingerprint));
  CHECK(report["suppressed_count"] == 1);
  CHECK(report["notifications"].size() == 2);
  CHECK(report["statistics"]["models"] == 2);
}

TEST_CASE("json: nothing to report is still an object with every key") {
  const SampleReport sample;
  const Json report = rendered(sample);
  CHECK(report["version"] == "1.2.3");
  CHECK(report["findings"].empty());
  CHECK(report["notifications"].is_array());
  CHECK(report["suppressed_count"] == 0);
}

TEST_CASE("json: any bytes in a path come back from its uri") {
  std::mt19937 random(22);
  for (int round = 0; round < 2'000; ++round) {
    std::string path;
    for (std::size_t i = 1 + random() % 12; i > 0; --i) path += static_cast<char>(1 + random() % 255);
    SampleReport sample;
    sample.add("old-style", sample.add_file(path, "x"), Span{0, 1}, path);
    const Json report = rendered(sample);
    REQUIRE(decoded(report["findings"][0]["uri"].get<std::string>()) == path);
    REQUIRE(report["findings"][0]["path"] == escaped(path));
    REQUIRE(report["findings"][0]["message"] == escaped(path));
  }
}
