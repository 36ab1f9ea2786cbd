// Text and concise output: snapshots, and what must hold for any names and any source.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <set>
#include <string>

#include "analyzer/base/escape.h"
#include "tests/support/catch.h"
#include "tests/support/sample_report.h"
#include "tests/support/snapshot.h"
#include "tests/support/tree.h"

using namespace djvet;

namespace {

std::string without_newlines(std::string text) {
  text.erase(std::remove(text.begin(), text.end(), '\n'), text.end());
  return text;
}

bool is_command(std::string_view line) {
  return trimmed(line).starts_with("::") || line.find("##[") != std::string_view::npos;
}

}  // namespace

TEST_CASE("text: an ordinary report") {
  const auto sample = ordinary_report();
  check_snapshot("phases/render/ordinary.txt", render(sample->report(), Format::text, SampleReport::options()));
}

TEST_CASE("text: colours and statistics") {
  const auto sample = ordinary_report();
  RenderOptions options = SampleReport::options();
  options.color = true;
  options.show_statistics = true;
  check_snapshot("phases/render/ordinary.color.txt", render_text(sample->report(), options));
}

TEST_CASE("concise: an ordinary report and nothing to report") {
  const auto sample = ordinary_report();
  check_snapshot("phases/render/ordinary.concise.txt", render_concise(sample->report(), SampleReport::options()));
  SampleReport nothing;
  nothing.report().statistics.python_files = 1;
  CHECK(render_concise(nothing.report(), SampleReport::options()) == "No findings in 1 file\n");
  CHECK(render_text(nothing.report(), SampleReport::options()) == "No findings in 1 file\n");
}

TEST_CASE("text and concise: a hostile report moves no cursor and forges no line") {
  const auto sample = hostile_report();
  const std::string text = render_text(sample->report(), SampleReport::options());
  check_snapshot("phases/render/hostile.txt", text);
  const std::string concise = render_concise(sample->report(), SampleReport::options());
  check_snapshot("phases/render/hostile.concise.txt", concise);
  for (const std::string& out : {text, concise}) {
    const std::string characters = without_newlines(out);
    CHECK(escaped(characters) == characters);
    for (const std::string_view line : lines_of(out)) {
      CAPTURE(line);
      CHECK_FALSE(is_command(line));
    }
  }
}

TEST_CASE("text: no drawn source line is wider than asked") {
  const auto sample = hostile_report();
  for (const unsigned width : {1U, 40U, 77U, 200U, 100'000U}) {
    RenderOptions options = SampleReport::options();
    options.width = width;
    const std::string out = render_text(sample->report(), options);
    for (const std::string_view line : lines_of(out)) {
      if (line.find(" | ") == std::string_view::npos) continue;
      CAPTURE(width, line);
      CHECK(line.size() <= std::clamp(width, 40U, 200U) + 20);  // a few wide characters and ellipses take more bytes
    }
  }
}

TEST_CASE("every format loads each file's text once, in path order, and none that nothing mentions") {
  for (std::size_t i = 0; i < format_names().size(); ++i) {
    const auto sample = hostile_report();
    sample->add_file("z/unmentioned.py", "x\n");
    CAPTURE(format_names()[i]);
    CHECK_FALSE(render(sample->report(), static_cast<Format>(i), SampleReport::options()).empty());
    CHECK(std::is_sorted(sample->loads().begin(), sample->loads().end()));
    CHECK(std::set<FileId>(sample->loads().begin(), sample->loads().end()).size() == sample->loads().size());
    CHECK(sample->loads().size() == 7);
  }
}

TEST_CASE("a finding about no file is told in every format, without a place") {
  SampleReport sample;
  sample.add("debug-on", FileId(), Span{}, "no settings module was found");
  const RenderOptions options = SampleReport::options();
  CHECK(lines_of(render_text(sample.report(), options))[0] == "error[debug-on] L2: no settings module was found");
  CHECK(lines_of(render_concise(sample.report(), options))[0] == "error[debug-on] L2: no settings module was found");
  CHECK(render_github(sample.report(), options) == "::error title=djvet debug-on L2::no settings module was found\n");
  CHECK(render_json(sample.report(), options).find("\"path\":\"\"") != std::string::npos);
  CHECK(render_sarif(sample.report(), options).find("\"locations\":[],") != std::string::npos);
}

TEST_CASE("formats have names and names have formats") {
  for (std::size_t i = 0; i < format_names().size(); ++i)
    CHECK(format_named(format_names()[i]) == static_cast<Format>(i));
  CHECK_FALSE(format_named("xml").has_value());
}
