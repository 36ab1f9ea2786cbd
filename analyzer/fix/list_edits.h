// Elements of a list or tuple in another order, new ones and fewer. An element that has its lines for itself takes them along, with the remarks on
// them and directly above; in other lists the elements' own texts change places.
//   "a",  # first        ->      # second
//   # second                     "b",
//   "b"                          "a",  # first
// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/extract/file_facts.h"
#include "analyzer/findings/finding.h"

namespace djvet {

/// `order`: neighbouring elements of one list or tuple, as they should stand. Nothing where they aren't that, are so already, or
/// where it isn't plain whose a remark is.
[[nodiscard]] std::optional<std::vector<Edit>> reorder_elements(const FileFacts& facts, std::string_view text,
                                                                FileId file, const std::vector<NodeId>& order);

/// The place of strings that are new in a list or tuple: beside an element that is a string.
struct Neighbour {
  Span element;
  bool behind = false;
};

/// `values` as strings in the quotes of their neighbour, on lines of their own where that has one. Nothing where there is no
/// such element, or a value would have to be escaped.
[[nodiscard]] std::optional<std::vector<Edit>> insert_elements(const FileFacts& facts, std::string_view text,
                                                               FileId file, Neighbour neighbour,
                                                               const std::vector<std::string>& values);

/// The same for any text with elements in quotes, such as an array of TOML; `neighbour` is an element with its quotes.
[[nodiscard]] std::vector<Edit> insert_quoted(std::string_view text, FileId file, Neighbour neighbour, char quote,
                                              const std::vector<std::string>& values);

/// Takes a string out of a list or tuple with its line, where it has one for itself. Nothing where there is no such element, a
/// remark stands beside it, or a tuple would be none any more.
[[nodiscard]] std::optional<Edit> drop_element(const FileFacts& facts, std::string_view text, FileId file,
                                               Span element);

}  // namespace djvet
