// Three parts: the table, the first column, and a hash of everything with the suffix.
// SPDX-License-Identifier: MIT
#include "analyzer/migrations/index_names.h"

#include "analyzer/base/md5.h"

namespace djvet {

std::string index_name(std::string_view table, std::span<const IndexColumn> columns, std::string_view suffix) {
  if (const std::size_t dot = table.find("\".\""); dot != std::string_view::npos) table = table.substr(dot + 3);
  while (table.starts_with('"')) table.remove_prefix(1);
  while (table.ends_with('"')) table.remove_suffix(1);
  std::string hashed(table);
  for (const IndexColumn& column : columns) hashed.append(column.descending ? "-" : "").append(column.name);
  hashed += suffix;
  std::string out(table.substr(0, 11));
  out.append("_").append(columns.front().name.substr(0, 7));
  out.append("_").append(md5_hex(hashed).substr(0, 6)).append("_").append(suffix);
  if (out[0] == '_' || (out[0] >= '0' && out[0] <= '9')) out[0] = 'D';
  return out;
}

}  // namespace djvet
