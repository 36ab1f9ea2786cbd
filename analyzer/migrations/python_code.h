// Python expressions as a tree of brackets, laid out as black does it: on one line where it fits, else one item a line.
// Source: black 24 to 26, linegen.py (right_hand_split, delimiter_split, should_split_line) and strings.py.
// Lifetime: owns all that it holds. Threads: plain data.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace djvet {

struct PythonCode {
  std::string label;  // as an item: `max_length=` or `"title": `
  std::string text;   // an atom; or what stands before the bracket
  char open = 0;      // '(', '[' or '{'; 0: an atom
  std::vector<PythonCode> items;
  bool exploded = false;  // one item a line though they fit in one, as a comma behind the last one asks for
  bool starred = false;   // `*` or `**` before it: no comma is added behind such arguments
};

[[nodiscard]] PythonCode python_atom(std::string text);
/// `text` may be empty: a tuple, list, dict or set.
[[nodiscard]] PythonCode python_group(std::string text, char open, std::vector<PythonCode> items = {});

/// A string as repr() writes it and black quotes it. Nothing for characters of which Python's versions differ whether they
/// are printable.
[[nodiscard]] std::optional<std::string> python_string(std::string_view text);

/// The lines of a statement or item, each with its indentation (columns) and a newline; `ending` stands behind it.
void lay_out(const PythonCode& code, std::size_t indentation, std::string_view ending, std::string& out);

}  // namespace djvet
