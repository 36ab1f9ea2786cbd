// TOML text -> one table of it as plain values with their lines. The only gate to the TOML library.
// Any bytes are accepted: what is no TOML, too large or nested too deeply is a TomlError and never more than that.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/result.h"

namespace djvet {

inline constexpr std::size_t max_toml_size = 1U << 20;  // bytes

struct TomlValue {
  enum class Kind : std::uint8_t { string, integer, floating, boolean, date, array, table };
  Kind kind = Kind::table;
  std::string text;                      // string
  std::int64_t integer = 0;              // integer
  std::vector<TomlValue> items;          // array: its elements; table: its values, in the order of their lines
  std::vector<std::string> keys;         // table: parallel to items
  std::vector<std::uint32_t> key_lines;  // table: likewise
  std::uint32_t line = 0;                // from 1
};

/// "a string", "an integer", ...: for messages.
[[nodiscard]] std::string_view to_string(TomlValue::Kind kind);

struct TomlError {
  std::uint32_t line = 0;   // from 1; 0: the file as a whole
  std::string description;  // one line, may quote the text
};

/// The value at `path` (a chain of table names); nothing when the text has no such key.
[[nodiscard]] Result<std::optional<TomlValue>, TomlError> parse_toml(std::string_view text,
                                                                     std::span<const std::string_view> path);

}  // namespace djvet
