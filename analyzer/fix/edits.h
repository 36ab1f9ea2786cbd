// Edits -> changed text and changed bytes. Edits count bytes of the decoded text; the file keeps its encoding, its byte order
// mark and, as edits spell newlines like the lines around them, its kind of newline.
// Invariant: every byte outside the edits is what it was.
// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/result.h"
#include "analyzer/discover/source_file.h"
#include "analyzer/findings/finding.h"

namespace djvet {

/// The edits sorted by file and place, each once; nothing when two of them overlap, or are inserted in the same place with
/// different texts.
[[nodiscard]] std::optional<std::vector<Edit>> in_order(std::vector<Edit> edits);

/// The newline that ends the line of an offset; in the last line, that of the line above; "\n" in a text of one line.
[[nodiscard]] std::string_view newline_at(std::string_view text, std::size_t offset);

/// A file's text after edits that are in order. Nothing when one lies outside the text or splits a character.
[[nodiscard]] std::optional<std::string> edited_text(std::string_view text, std::span<const Edit> edits);

/// Why a file can't be edited: one line for a user.
struct NotEdited {
  std::string reason;
};

/// A file's bytes after edits that are in order. Threads: any.
[[nodiscard]] Result<std::string, NotEdited> edited_bytes(Language language, std::string_view bytes,
                                                          std::span<const Edit> edits);

/// Where a span of a file lies after edits of that file, which are in order: it grows with edits inside it.
[[nodiscard]] Span moved(Span span, std::span<const Edit> edits);

/// Those of edits in order that belong to one file.
[[nodiscard]] std::span<const Edit> edits_of(std::span<const Edit> edits, FileId file);

}  // namespace djvet
