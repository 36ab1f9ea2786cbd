// The table of middleware orders agrees with itself: the usual order breaks none of its rows, and knows all its entries.
// SPDX-License-Identifier: MIT
#include <set>
#include <string_view>
#include <utility>

#include "analyzer/django/middleware.h"
#include "tests/support/catch.h"

namespace djvet {

TEST_CASE("the usual order of middleware keeps every row of the table") {
  std::set<std::pair<std::string_view, std::string_view>> seen;
  for (const MiddlewareOrder& row : middleware_orders()) {
    INFO(row.first << " before " << row.second);
    CHECK(usual_middleware_place(row.first) != unknown_middleware_place);
    CHECK(usual_middleware_place(row.second) != unknown_middleware_place);
    CHECK(usual_middleware_place(row.first) < usual_middleware_place(row.second));
    CHECK_FALSE(row.why.empty());
    CHECK(row.source.starts_with("https://"));
    CHECK(seen.emplace(row.first, row.second).second);
  }
}

}  // namespace djvet
