// Did-you-mean: near words are found, far words are not, and long ones cost nothing.
// SPDX-License-Identifier: MIT
#include "analyzer/base/suggest.h"

#include <array>
#include <string>

#include "tests/support/catch.h"

namespace djvet {

TEST_CASE("edit distance counts insertions, deletions, substitutions and swaps") {
  CHECK(edit_distance("select", "select") == 0);
  CHECK(edit_distance("selct", "select") == 1);
  CHECK(edit_distance("selecct", "select") == 1);
  CHECK(edit_distance("zelect", "select") == 1);
  CHECK(edit_distance("sleect", "select") == 1);
  CHECK(edit_distance("", "abc") == 3);
  CHECK(edit_distance("kitten", "sitting") == 3);
  CHECK(edit_distance(std::string(100, 'a'), "b") == 100);
}

TEST_CASE("the nearest candidate is suggested, or none") {
  constexpr std::array<std::string_view, 4> names{"exclude", "ignore", "select", "severity"};
  CHECK(closest("selct", names) == "select");
  CHECK(closest("ignores", names) == "ignore");
  CHECK(closest("sever", names) == "severity");
  CHECK(closest("x", names).empty());
  CHECK(closest("database", names).empty());
  CHECK(did_you_mean("exlude", names) == "; did you mean \"exclude\"?");
  CHECK(did_you_mean("quite-different", names).empty());
}

}  // namespace djvet
