// The table behind queryset_effect, sorted by name.
// SPDX-License-Identifier: MIT
#include "analyzer/django/queryset_methods.h"

#include <algorithm>
#include <array>

namespace djvet {
namespace {

struct Row {
  std::string_view method;
  QuerySetEffect effect;
};

using enum QuerySetEffect;

constexpr std::array table{
    Row{"acount", scalar},
    Row{"aearliest", one},
    Row{"aexists", scalar},
    Row{"afirst", one},
    Row{"aget", one},
    Row{"aggregate", scalar},
    Row{"aiterator", iterate},
    Row{"alast", one},
    Row{"alatest", one},
    Row{"alias", refine},
    Row{"all", all},
    Row{"annotate", refine},
    Row{"bulk_create", write},
    Row{"bulk_update", write},
    Row{"complex_filter", refine},
    Row{"contains", scalar},
    Row{"count", scalar},
    Row{"create", write},
    Row{"dates", values},
    Row{"datetimes", values},
    Row{"defer", defer},
    Row{"delete", write},
    Row{"distinct", refine},
    Row{"earliest", one},
    Row{"exclude", refine},
    Row{"exists", scalar},
    Row{"extra", refine},
    Row{"filter", refine},
    Row{"first", one},
    Row{"get", one},
    Row{"get_or_create", write},
    Row{"in_bulk", scalar},
    Row{"iterator", iterate},
    Row{"last", one},
    Row{"latest", one},
    Row{"none", refine},
    Row{"only", only},
    Row{"order_by", refine},
    Row{"prefetch_related", prefetch_related},
    Row{"reverse", refine},
    Row{"select_for_update", refine},
    Row{"select_related", select_related},
    Row{"update", write},
    Row{"update_or_create", write},
    Row{"using", refine},
    Row{"values", values},
    Row{"values_list", values},
};
static_assert(std::ranges::is_sorted(table, {}, &Row::method));

}  // namespace

QuerySetEffect queryset_effect(std::string_view method) {
  const auto row = std::ranges::lower_bound(table, method, {}, &Row::method);
  return row != table.end() && row->method == method ? row->effect : unknown;
}

bool answers_from_cache(std::string_view method) {
  return method == "all" || method == "count" || method == "exists" || method == "iterator";
}

}  // namespace djvet
