// Constant: what an expression or a setting is known to be, without running anything, with the place of each part.
// Invariant: nothing is guessed. What can't be known is `unknown`; what depends on a condition or on the environment is
// `several` with each alternative, and `open` where there may be other ones.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/ids.h"
#include "analyzer/base/span.h"

namespace djvet {

/// In texts and paths: stands for the absolute path of the project root, without a slash at its end. It is a character that
/// no source text holds.
inline constexpr char project_root_mark = '\0';

/// Lifetime: owns all that it holds. Threads: plain data.
struct Constant {
  enum class Kind : std::uint8_t {
    unknown,
    absent,  // among alternatives: the name may not be bound
    none,
    boolean,    // number is 0 or 1
    integer,    // number
    floating,   // real
    string,     // text
    path,       // text: a pathlib.Path (or another library's path) by its text
    list,       // items; open: other items may stand anywhere among these, whose order is certain
    tuple,      // as list
    set,        // items, in no order; open: there may be others
    dict,       // keys and items, side by side; open: there may be others
    reference,  // text: the dotted path of a module, class, function or other object that isn't evaluated
    call,  // text: the dotted path that was called; items: the arguments; keys: their names, `none` for positional ones
    several,  // items: the alternatives, what the source names first; open: there may be others
  };
  Kind kind = Kind::unknown;
  bool open = false;
  std::int64_t number = 0;
  double real = 0;
  std::string text;
  std::string variable;  // several: the environment variable that decides, where it is known
  std::vector<Constant> keys;
  std::vector<Constant> items;
  FileId file;  // where it is written; none for what was computed
  Span span;

  [[nodiscard]] bool is(Kind wanted) const { return kind == wanted; }
  [[nodiscard]] bool is_text(std::string_view wanted) const { return kind == Kind::string && text == wanted; }
  [[nodiscard]] bool is_sequence() const { return kind == Kind::list || kind == Kind::tuple || kind == Kind::set; }
  /// The value of a dict's key that is a string, or nothing.
  [[nodiscard]] const Constant* find(std::string_view key) const;
};

/// Of lists of which one is meant: what stands in all of them, and what stands in some. An item is the same where it is written in
/// the same place. `open`: another list may be meant. Each in the order of the first list that has it.
void split_items(const std::vector<std::vector<Constant>>& lists, bool open, std::vector<Constant>& certain,
                 std::vector<Constant>& possible);

/// In Python's notation, on one line, in printable ASCII: `unknown`, `absent`, `several(a, b, by="VARIABLE")`, `...` for what may
/// be there besides, Path("..."), the dotted path of a reference, and `<root>` for the project root.
[[nodiscard]] std::string write_constant(const Constant& constant);

}  // namespace djvet
