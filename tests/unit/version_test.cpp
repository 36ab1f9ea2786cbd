// The version is three numbers, as SARIF's semanticVersion and the package index require.
#include "analyzer/base/version.h"

#include <algorithm>

#include "tests/support/catch.h"

TEST_CASE("the version is MAJOR.MINOR.PATCH") {
  const std::string_view text = djvet::version();
  CAPTURE(text);
  CHECK(std::count(text.begin(), text.end(), '.') == 2);
  CHECK(text.find_first_not_of("0123456789.") == std::string_view::npos);
  CHECK(text.front() != '.');
  CHECK(text.back() != '.');
  CHECK(text.find("..") == std::string_view::npos);
}

TEST_CASE("the version of extraction is a hash") {
  CHECK(djvet::extraction_version() >> 32U != 0);
  CHECK((djvet::extraction_version() & 0xFFFFFFFFU) != 0);
}
