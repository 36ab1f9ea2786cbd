// The model of a project that uses every kind of inheritance and relation is what a running Django says it is.
// The expectation is the output of tests/support/describe_models.py under Django 5.2.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/django_facts.h"
#include "tests/support/paths.h"
#include "tests/support/small_project.h"
#include "tests/support/tree.h"

namespace djvet::test {

TEST_CASE("models, fields, accessors, lookups and managers are Django's") {
  const std::string folder = std::string(source_dir()) + "/testdata/phases/model/inheritance";
  const SmallProject project = SmallProject::read(folder);
  std::vector<std::string> expected;
  const std::string text = read_text(folder + "/models.expected");
  for (const std::string_view line : lines_of(text)) expected.emplace_back(line);
  REQUIRE(expected.size() > 200);
  const std::vector<std::string> actual = django_facts(project.model());
  for (const std::string& line : expected) {
    INFO("Django says: " << line);
    CHECK(std::find(actual.begin(), actual.end(), line) != actual.end());
  }
  for (const std::string& line : actual) {
    INFO("only djvet says: " << line);
    CHECK(std::find(expected.begin(), expected.end(), line) != expected.end());
  }
}

}  // namespace djvet::test
