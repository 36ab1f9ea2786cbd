// The corpus reader itself: which comments are markers, which line they speak of, and what counts as a disagreement.
// SPDX-License-Identifier: MIT
#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/corpus.h"
#include "tests/support/tree.h"

namespace djvet {
namespace {

std::vector<Marker> markers_of(const std::string& text) {
  std::vector<std::string> problems;
  std::vector<Marker> markers = read_markers("a.py", text, problems);
  for (const std::string& problem : problems) UNSCOPED_INFO(problem);
  REQUIRE(problems.empty());
  return markers;
}

std::size_t problems_of(const std::string& text) {
  std::vector<std::string> problems;
  static_cast<void>(read_markers("a.py", text, problems));
  return problems.size();
}

Seen seen(std::size_t line, const std::string& id, std::size_t begin = 0, std::size_t end = 3, int level = 2) {
  return {"a.py", line, begin, end, false, id, level, "the message of " + id};
}

}  // namespace

TEST_CASE("a marker at the end of a line speaks of that line") {
  const std::vector<Marker> markers = markers_of("x = 1\ny = f('#')  # expect: n-plus-one\n");
  REQUIRE(markers.size() == 1);
  CHECK(markers[0].line == 2);
  CHECK(markers[0].id == "n-plus-one");
  CHECK(markers[0].kind == MarkerKind::expect);
}

TEST_CASE("a marker on a line of its own speaks of the next line, carets of the line above") {
  const std::vector<Marker> markers =
      markers_of("# expect: a\n# known-miss: b \xE2\x80\x94 no model\nfor x in y:\n#   ^^^ expect: c\n#<^ expect: d\n");
  REQUIRE(markers.size() == 4);
  CHECK(markers[0].line == 3);
  CHECK(markers[1].line == 3);
  CHECK(markers[1].reason == "no model");
  CHECK(markers[2].line == 3);
  CHECK(markers[2].begin == 4);
  CHECK(markers[2].end == 7);
  CHECK(markers[3].line == 3);
  CHECK(markers[3].begin == 0);
  CHECK(markers[3].end == 3);
}

TEST_CASE("a marker names several ids, each with its own part of the message, at one level") {
  const std::vector<Marker> markers = markers_of("x()  # expect(L3): a \"one, two\", b, c \"three\"\n");
  REQUIRE(markers.size() == 3);
  CHECK(markers[0].message == "one, two");
  CHECK(markers[1].message.empty());
  CHECK(markers[2].message == "three");
  for (const Marker& marker : markers) CHECK(marker.level == 3);
}

TEST_CASE("template comments are markers too") {
  const std::vector<Marker> markers =
      markers_of("{{ a.b }} {# expect: x #} tail\n   {#   ^^^ expect: y #}\n{# known-noise: z -- why #}\nlast\n");
  REQUIRE(markers.size() == 3);
  CHECK(markers[0].line == 1);
  CHECK(markers[1].line == 1);
  CHECK(markers[1].begin == 8);
  CHECK(markers[1].end == 11);
  CHECK(markers[2].line == 4);
}

TEST_CASE("columns are characters, not bytes") {
  const std::vector<Marker> markers = markers_of("\xC3\xA9\xC3\xA9 = b.c\n#    ^^^ expect: a\n");
  REQUIRE(markers.size() == 1);
  CHECK(markers[0].begin == 5);
}

TEST_CASE("ordinary comments are no markers, broken markers are problems") {
  CHECK(markers_of("# expect the unexpected\n# expected by Django\n# djvet: ignore[x] why\n").empty());
  CHECK(problems_of("x  # expect:\n") == 1);
  CHECK(problems_of("x  # expects: a\n") == 1);
  CHECK(problems_of("x  # expect: a b\n") == 1);
  CHECK(problems_of("x  # expect(L5): a\n") == 1);
  CHECK(problems_of("x  # expect(L12): a\n") == 1);
  CHECK(problems_of("x  # known-miss: a\n") == 1);
  CHECK(problems_of("x  # known-noise a -- why\n") == 1);
  CHECK(problems_of("x\n# ^^^ a\n") == 1);
  CHECK(problems_of("# expect: a\n") == 1);
  CHECK(problems_of("x  # expect: a \"open\n") == 1);
}

TEST_CASE("findings and markers that agree say nothing") {
  const std::vector<Marker> markers =
      markers_of("a()  # expect: x, y \"of y\"\nb()\n#<^^ expect(L4): z\nc()  # known-noise: q -- later\n");
  std::vector<Seen> findings = {seen(1, "x"), seen(1, "y"), seen(2, "z", 0, 4, 4), seen(4, "q")};
  CHECK(disagreements(markers, findings).empty());
  findings[2].end = 3;
  REQUIRE(disagreements(markers, findings).size() == 1);
  CHECK(disagreements(markers, findings)[0].find("a.py:2: expected z at L4 in columns 1-4") == 0);
}

TEST_CASE("each kind of disagreement is one line that says where, what was expected and what came") {
  const std::vector<Marker> expect = markers_of("a()  # expect: x\n");
  REQUIRE(disagreements(expect, {}).size() == 1);
  CHECK(disagreements(expect, {})[0] == "a.py:1: expected x, got nothing");
  REQUIRE(disagreements({}, {seen(7, "x")}).size() == 1);
  CHECK(disagreements({}, {seen(7, "x")})[0] ==
        "a.py:7: expected nothing, got x at L2 in columns 1-3: the message of x");
  CHECK(disagreements(expect, {seen(1, "x"), seen(1, "x")}).size() == 1);
  CHECK(disagreements(expect, {seen(2, "x")}).size() == 2);
  CHECK(disagreements(markers_of("a()  # expect(L3): x\n"), {seen(1, "x")}).size() == 1);
  CHECK(disagreements(markers_of("a()  # expect: x \"other\"\n"), {seen(1, "x")}).size() == 1);
  CHECK(disagreements(markers_of("a()  # known-miss: x -- why\n"), {}).empty());
  CHECK(disagreements(markers_of("a()  # known-miss: x -- why\n"), {seen(1, "x")}).size() == 1);
  CHECK(disagreements(markers_of("a()  # known-noise: x -- why\n"), {seen(1, "x")}).empty());
  CHECK(disagreements(markers_of("a()  # known-noise: x -- why\n"), {}).size() == 1);
  Seen whole = seen(1, "x");
  CHECK(disagreements(markers_of("# expect-file: x\n"), {whole}).size() == 2);
  whole.starts_file = true;
  CHECK(disagreements(markers_of("# expect-file: x\n"), {whole}).empty());
}

TEST_CASE("a help is what a finding of the line above says, exactly") {
  const std::vector<ExpectedHelp> helps = read_helps("a.py", "a()\n  # help: do b\n  # help: do c\nd()\n");
  REQUIRE(helps.size() == 2);
  CHECK(helps[1].line == 1);
  CHECK(helps[1].written == 3);
  std::vector<Seen> findings = {seen(1, "x"), seen(1, "y")};
  findings[0].help = "do b";
  findings[1].help = "do c";
  CHECK(missing_helps(helps, findings).empty());
  findings[1].help = "do cd";
  REQUIRE(missing_helps(helps, findings).size() == 1);
  CHECK(missing_helps(helps, findings)[0] == "a.py:3: expected this help: do c\n    got: do b\n    got: do cd");
}

}  // namespace djvet
