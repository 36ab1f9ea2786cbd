// What each method of a QuerySet or Manager does to what it returns, and whether it asks the database at once.
// Source: Django documentation, "QuerySet API reference" (methods that return new querysets, methods that do not).
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>

namespace djvet {

enum class QuerySetEffect : std::uint8_t {
  unknown,  // not a method of Django's: says nothing of the result
  all,      // a copy; on a prefetched related manager the cached rows
  refine,   // a new queryset of the same model with the same loads; no longer a prefetched manager's rows
  select_related,
  prefetch_related,
  only,
  defer,
  values,   // rows that are dicts, tuples or scalars
  iterate,  // iterator(): the rows themselves
  one,      // one row: a query
  scalar,   // a number, truth value or dict: a query
  write,    // changes rows
};

[[nodiscard]] QuerySetEffect queryset_effect(std::string_view method);

/// Methods whose answer comes from the cached rows when a related manager is prefetched and unchanged
/// (Django source: django/db/models/query.py, QuerySet.count and QuerySet.exists read _result_cache).
[[nodiscard]] bool answers_from_cache(std::string_view method);

}  // namespace djvet
