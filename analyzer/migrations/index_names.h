// The name that Django gives to an index without one.
// Source: Django 5.2, Index.set_name_with_model and django/db/backends/utils.py (names_digest, split_identifier).
// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace djvet {

struct IndexColumn {
  std::string name;
  bool descending = false;
};

/// At least one column.
[[nodiscard]] std::string index_name(std::string_view table, std::span<const IndexColumn> columns,
                                     std::string_view suffix);

}  // namespace djvet
