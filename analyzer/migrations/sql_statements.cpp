// One pass over the characters.
// SPDX-License-Identifier: MIT
#include "analyzer/migrations/sql_statements.h"

#include <algorithm>
#include <cctype>

namespace djvet {
namespace {

using Kind = Constant::Kind;

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '$' || c == '.'; }

/// The end of what begins at `at` and isn't code: a comment, a string, a quoted name; `at` where code begins there.
std::size_t skip(std::string_view text, std::size_t at) {
  const auto behind = [&](std::string_view end, std::size_t from) {
    const std::size_t found = text.find(end, from);
    return found == std::string_view::npos ? text.size() : found + end.size();
  };
  const std::string_view rest = text.substr(at);
  if (rest.starts_with("--")) return behind("\n", at);
  if (rest.starts_with("/*")) return behind("*/", at + 2);
  if (rest[0] == '\'' || rest[0] == '"' || rest[0] == '`') return behind(rest.substr(0, 1), at + 1);
  if (rest[0] != '$') return at;
  const std::size_t tag = rest.find('$', 1);  // $body$ ... $body$
  const bool quote = tag != std::string_view::npos && std::ranges::all_of(rest.substr(1, tag - 1), is_word);
  return quote ? behind(rest.substr(0, tag + 1), at + tag + 1) : at;
}

bool begins(const SqlStatement& statement, std::initializer_list<std::string_view> words) {
  return statement.size() >= words.size() &&
         std::equal(words.begin(), words.end(), statement.begin(), statement.begin() + static_cast<long>(words.size()));
}

bool has(const SqlStatement& statement, std::string_view word) {
  return std::ranges::find(statement, word) != statement.end();
}

void add_all(const Constant& value, std::vector<SqlStatement>& to) {
  if (value.is(Kind::string)) {
    for (SqlStatement& statement : split_sql(value.text)) to.push_back(std::move(statement));
    return;
  }
  if (!value.is_sequence()) return;
  for (const Constant& item : value.items) {
    // ("UPDATE ...", [parameters]) or the statement alone.
    const bool pair = item.is_sequence() && !item.items.empty();
    const Constant& sql = pair ? item.items[0] : item;
    if (sql.is(Kind::string)) add_all(sql, to);
  }
}

}  // namespace

std::vector<SqlStatement> split_sql(std::string_view text) {
  std::vector<SqlStatement> out(1);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = skip(text, at);
    if (end != at) {
      if (text[at] != '-' && text[at] != '/') out.back().emplace_back("''");
      at = end;
    } else if (text[at] == ';') {
      out.emplace_back();
      ++at;
    } else if (is_word(text[at])) {
      std::string word;
      for (; at < text.size() && is_word(text[at]); ++at)
        word += static_cast<char>(std::toupper(static_cast<unsigned char>(text[at])));
      out.back().push_back(std::move(word));
    } else {
      if (std::isspace(static_cast<unsigned char>(text[at])) == 0) out.back().emplace_back(1, text[at]);
      ++at;
    }
  }
  std::erase_if(out, [](const SqlStatement& statement) { return statement.empty(); });
  return out;
}

std::vector<SqlStatement> statements_of(const SchemaStep& step, std::size_t position, std::string_view argument) {
  std::vector<SqlStatement> out;
  if (const Constant* sql = step.argument(position, argument)) add_all(*sql, out);
  return out;
}

std::string refused_in_transaction(const std::vector<SqlStatement>& statements) {
  for (const SqlStatement& statement : statements) {
    const bool concurrent = has(statement, "CONCURRENTLY");
    if (concurrent && begins(statement, {"CREATE"}) && has(statement, "INDEX")) return "CREATE INDEX CONCURRENTLY";
    if (concurrent && begins(statement, {"DROP", "INDEX"})) return "DROP INDEX CONCURRENTLY";
    if (concurrent && begins(statement, {"REINDEX"})) return "REINDEX CONCURRENTLY";
    if (begins(statement, {"VACUUM"})) return "VACUUM";
    if (begins(statement, {"CREATE", "DATABASE"})) return "CREATE DATABASE";
  }
  return {};
}

}  // namespace djvet
