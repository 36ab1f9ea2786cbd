// GitHub annotations: snapshots, and a reader of the runner's own rules that must get every value back.
// SPDX-License-Identifier: MIT
#include <random>
#include <string>

#include "analyzer/base/escape.h"
#include "tests/support/catch.h"
#include "tests/support/sample_report.h"
#include "tests/support/snapshot.h"
#include "tests/support/tree.h"

using namespace djvet;

namespace {

std::string unescaped(std::string text, bool property) {
  const auto replace = [&](std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
      text.replace(at, from.size(), to);
  };
  replace("%0D", "\r");
  replace("%0A", "\n");
  if (property) {
    replace("%3A", ":");
    replace("%2C", ",");
  }
  replace("%25", "%");
  return text;
}

/// The value of a property as the runner reads a command: up to the first "::" after the name, split at ',' and '='.
std::string property_of(std::string_view line, std::string_view name) {
  const std::string_view head = line.substr(2, line.find("::", 2) - 2);
  std::string_view rest = head.substr(head.find(' ') + 1);
  while (!rest.empty()) {
    const std::string_view pair = rest.substr(0, rest.find(','));
    rest.remove_prefix(std::min(rest.size(), pair.size() + 1));
    const std::size_t equals = pair.find('=');
    if (pair.substr(0, equals) == name) return unescaped(std::string(pair.substr(equals + 1)), true);
  }
  return "(none)";
}

std::string random_name(std::mt19937& random) {
  constexpr std::string_view pieces[] = {"::",
                                         "\n",
                                         "\r",
                                         "%0A",
                                         ",",
                                         "=",
                                         ":",
                                         "error",
                                         " ",
                                         "##[error]",
                                         "\x1b[",
                                         "\xff",
                                         "é",
                                         "/",
                                         "\t",
                                         "a.py",
                                         "\xe2\x80\xae",
                                         "%",
                                         "]",
                                         "::error::",
                                         "\v",
                                         "\xc2\xa0",
                                         "\xe3\x80\x80",
                                         "\xc2\x85"};
  std::string name;
  for (std::size_t i = 1 + random() % 6; i > 0; --i) name += pieces[random() % std::size(pieces)];
  return name;
}

}  // namespace

TEST_CASE("github: an ordinary report and a hostile one") {
  check_snapshot("phases/render/ordinary.github",
                 render(ordinary_report()->report(), Format::github, SampleReport::options()));
  check_snapshot("phases/render/hostile.github",
                 render(hostile_report()->report(), Format::github, SampleReport::options()));
}

TEST_CASE("github: 10,000 random names, messages and helps forge no command in any human format") {
  std::mt19937 random(20);
  for (int round = 0; round < 10'000; ++round) {
    SampleReport sample;
    const std::string path = random_name(random);
    const FileId file = sample.add_file(path, random_name(random));
    Finding& finding = sample.add("n-plus-one", file, Span{0, 1}, random_name(random));
    finding.help = random_name(random);
    finding.notes = {{file, Span{0, 1}, random_name(random)}};
    sample.report().notifications = {{NotificationKind::unreadable, random_name(random), random_name(random), true}};
    const std::string out = render_github(sample.report(), SampleReport::options());
    const auto lines = lines_of(out);
    REQUIRE(lines.size() == 2);
    REQUIRE(lines[0].starts_with("::warning file="));
    REQUIRE(lines[1].starts_with("::warning file="));
    REQUIRE(property_of(lines[0], "file") == escaped(path));
    REQUIRE(property_of(lines[0], "title") == "djvet n-plus-one L2");
    REQUIRE(property_of(lines[0], "line") == "1");
    REQUIRE(out.find('\r') == std::string::npos);
    for (const Format format : {Format::text, Format::concise}) {
      const std::string human = render(sample.report(), format, SampleReport::options());
      for (std::string_view line : lines_of(human)) {
        if (line.find("##[") != std::string_view::npos) FAIL("forged: " << line);
        // The runner skips white space of any script before "::".
        while (!line.empty() && (line.front() == ' ' || static_cast<unsigned char>(line.front()) >= 0x80))
          line.remove_prefix(1);
        if (line.starts_with("::")) FAIL("forged: " << line);
      }
    }
  }
}
