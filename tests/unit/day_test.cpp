// Days of the calendar: exactly one form, only days that exist, and the way back.
// SPDX-License-Identifier: MIT
#include "analyzer/base/day.h"

#include "tests/support/catch.h"

namespace djvet {
namespace {

TEST_CASE("a day is read and written in one form") {
  CHECK(parse_day("1970-01-01") == Day{0});
  CHECK(parse_day("2000-03-01") == Day{11017});
  CHECK(parse_day("1969-12-31") == Day{-1});
  for (const char* const day : {"2024-02-29", "0000-01-01", "9999-12-31", "2026-11-23"}) {
    INFO(day);
    REQUIRE(parse_day(day));
    CHECK(to_string(*parse_day(day)) == day);
  }
  CHECK(to_string(day_after(parse_day("2026-12-31").value())) == "2027-01-01");
}

TEST_CASE("what isn't a day is none") {
  for (const char* const text : {"", "2027", "2027-1-1", "2027-13-01", "2027-00-10", "2027-02-29", "2027-01-32",
                                 "2027/01/01", " 2027-01-1", "2027-01-0a", "-027-01-01", "+027-01-01", "2027-01-011"}) {
    INFO(text);
    CHECK_FALSE(parse_day(text));
  }
}

TEST_CASE("the clock has gone past the day on which this was written") {
  CHECK(clock_day() > parse_day("2026-01-01").value());
}

}  // namespace
}  // namespace djvet
