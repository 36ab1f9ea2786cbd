// The only file that includes toml++. The library limits how deep values nest, but not how deep dotted keys do, and
// destroys tables recursively: a scan refuses such keys before the library sees them.
// SPDX-License-Identifier: MIT
#include "analyzer/config/toml_document.h"

#include <algorithm>
#include <numeric>

#include <toml++/toml.h>

namespace djvet {
namespace {

constexpr std::size_t max_key_parts = 32;
constexpr int max_table_depth = 16;  // of the values handed out

enum class Lexeme { bare, comment, basic, literal, multiline_basic, multiline_literal };

/// The line of the first key with more parts than any real one has, or 0. Text in strings and comments doesn't count.
std::uint32_t line_of_too_deep_key(std::string_view text) {
  Lexeme state = Lexeme::bare;
  std::uint32_t line = 1;
  std::size_t parts = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n') ++line;
    const bool tripled = (c == '"' || c == '\'') && text.substr(i, 3) == std::string(3, c);
    switch (state) {
      case Lexeme::bare:
        if (c == '#') state = Lexeme::comment;
        if (c == '"') state = tripled ? Lexeme::multiline_basic : Lexeme::basic;
        if (c == '\'') state = tripled ? Lexeme::multiline_literal : Lexeme::literal;
        if (state != Lexeme::bare && tripled) i += 2;
        if (c == '.' && ++parts >= max_key_parts) return line;
        if (c == '\n' || c == '=' || c == ',' || c == '[' || c == ']' || c == '{' || c == '}') parts = 0;
        break;
      case Lexeme::comment:
        if (c == '\n') state = Lexeme::bare;
        if (c == '\n') parts = 0;
        break;
      case Lexeme::basic:
      case Lexeme::literal:
        if (c == '\\' && state == Lexeme::basic) ++i;
        else if (c == (state == Lexeme::basic ? '"' : '\'') || c == '\n') state = Lexeme::bare;
        break;
      case Lexeme::multiline_basic:
      case Lexeme::multiline_literal:
        if (c == '\\' && state == Lexeme::multiline_basic) {
          if (i + 1 < text.size() && text[i + 1] != '\n') ++i;
        } else if (tripled && c == (state == Lexeme::multiline_basic ? '"' : '\'')) {
          state = Lexeme::bare;
          i += 2;
        }
        break;
    }
  }
  return 0;
}

TomlValue::Kind kind_of(const toml::node& node) {
  switch (node.type()) {
    case toml::node_type::table: return TomlValue::Kind::table;
    case toml::node_type::array: return TomlValue::Kind::array;
    case toml::node_type::string: return TomlValue::Kind::string;
    case toml::node_type::integer: return TomlValue::Kind::integer;
    case toml::node_type::floating_point: return TomlValue::Kind::floating;
    case toml::node_type::boolean: return TomlValue::Kind::boolean;
    default: return TomlValue::Kind::date;
  }
}

/// Recursion ends at `depth_left`, far above what configuration needs; what lies deeper is left out.
TomlValue converted(const toml::node& node, int depth_left) {
  TomlValue value;
  value.kind = kind_of(node);
  value.line = node.source().begin.line;
  if (const auto* text = node.as_string()) value.text = text->get();
  if (const auto* integer = node.as_integer()) value.integer = integer->get();
  if (depth_left == 0) return value;
  if (const toml::array* array = node.as_array())
    for (const toml::node& item : *array) value.items.push_back(converted(item, depth_left - 1));
  if (const toml::table* table = node.as_table()) {
    std::vector<std::pair<const toml::key*, const toml::node*>> entries;
    for (auto&& [key, item] : *table) entries.emplace_back(&key, &item);
    std::stable_sort(entries.begin(), entries.end(),
                     [](const auto& a, const auto& b) { return a.first->source().begin < b.first->source().begin; });
    for (const auto& [key, item] : entries) {
      value.keys.emplace_back(key->str());
      value.key_lines.push_back(key->source().begin.line);
      value.items.push_back(converted(*item, depth_left - 1));
    }
  }
  return value;
}

}  // namespace

std::string_view to_string(TomlValue::Kind kind) {
  switch (kind) {
    case TomlValue::Kind::string: return "a string";
    case TomlValue::Kind::integer: return "an integer";
    case TomlValue::Kind::floating: return "a number with a fraction";
    case TomlValue::Kind::boolean: return "true or false";
    case TomlValue::Kind::date: return "a date or time";
    case TomlValue::Kind::array: return "a list";
    case TomlValue::Kind::table: return "a table";
  }
  return "";
}

Result<std::optional<TomlValue>, TomlError> parse_toml(std::string_view text, std::span<const std::string_view> path) {
  if (text.size() > max_toml_size) return TomlError{0, "larger than 1 MiB"};
  if (const std::uint32_t line = line_of_too_deep_key(text)) return TomlError{line, "a key of more than 32 parts"};
  const toml::parse_result result = toml::parse(text);
  if (!result) {
    const toml::parse_error& error = result.error();
    return TomlError{error.source().begin.line, std::string(error.description())};
  }
  const toml::node* node = &result.table();
  for (const std::string_view name : path) {
    const toml::table* table = node->as_table();
    node = table ? table->get(name) : nullptr;
    if (!node) return std::optional<TomlValue>{};
  }
  return std::optional<TomlValue>{converted(*node, max_table_depth)};
}

}  // namespace djvet
