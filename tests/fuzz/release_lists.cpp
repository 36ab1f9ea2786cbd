// Any bytes as git's index, as a list of changed files and as SQL: none leads out of them, and no path is made up.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "analyzer/base/require.h"
#include "analyzer/config/changed_files.h"
#include "analyzer/config/git_index.h"
#include "analyzer/migrations/sql_statements.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using djvet::require;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (const auto index = djvet::parse_git_index(bytes)) {
    require(std::ranges::is_sorted(index->files), "the files of an index aren't sorted");
    for (const std::string& file : index->files) require(!file.empty(), "an index has a file without a name");
  }
  const djvet::ChangedFiles changed = djvet::parse_changed_files(bytes, "");
  for (const auto* files : {&changed.added, &changed.edited})
    for (const std::string& file : *files)
      require(bytes.find(file) != std::string_view::npos, "a changed file isn't in the list");
  for (const djvet::SqlStatement& statement : djvet::split_sql(bytes))
    require(!statement.empty(), "a statement without a word");
  return 0;
}
