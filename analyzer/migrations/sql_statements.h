// The SQL that a RunSQL runs, as words: enough to tell what a statement is, without knowing a dialect's grammar.
// Invariant: what stands in comments, strings, quoted names and dollar quotes makes no words but `''` for each of them.
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyzer/migrations/schema_steps.h"

namespace djvet {

/// In upper case; other signs are words of one character.
using SqlStatement = std::vector<std::string>;

[[nodiscard]] std::vector<SqlStatement> split_sql(std::string_view text);

/// The statements of an operation's `sql`, or of another argument; those that aren't known are left out.
[[nodiscard]] std::vector<SqlStatement> statements_of(const SchemaStep& step, std::size_t position = 0,
                                                      std::string_view argument = "sql");

/// "CREATE INDEX CONCURRENTLY": the first that PostgreSQL refuses inside a transaction; empty: none.
/// Source: PostgreSQL 17, CREATE INDEX, DROP INDEX, REINDEX, VACUUM, CREATE DATABASE.
[[nodiscard]] std::string refused_in_transaction(const std::vector<SqlStatement>& statements);

}  // namespace djvet
