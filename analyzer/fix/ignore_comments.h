// Findings of one file -> the comments that suppress them, as edits of its text.
// Invariant: with the edits the file is the same program, or the same template with the same output; each finding that is called
// covered is suppressed in the text that they make, which is read anew to see both.
// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/day.h"
#include "analyzer/discover/source_file.h"
#include "analyzer/findings/finding.h"
#include "analyzer/findings/suppress.h"

namespace djvet {

/// What comments say besides the ids.
struct IgnoreWords {
  std::string reason;        // one line, no `until=`; may be empty
  std::optional<Day> until;  // the last day on which they hold
  Day today{};               // by which the comments that are there hold or not
};

/// What is wrong with a reason: one line for a user that follows the reason; nothing for one that comments can hold.
[[nodiscard]] std::optional<std::string> reason_fault(std::string_view reason);

struct IgnoreComments {
  std::vector<Edit> edits;              // in order
  std::vector<const Finding*> covered;  // by place
  std::vector<const Finding*> left;     // whose line takes no comment, by place
};

/// The comment stands behind the code of the finding's line; above it, where the line has another comment, would get longer
/// than 88 columns or ends inside a string; in a comment for djvet that speaks of the line, ends on the same day and so has
/// room for an id. A finding on a line without code gets a comment for the file.
/// `text` is the decoded text of `file`, in which the findings are. Threads: any.
[[nodiscard]] IgnoreComments ignore_comments(const SourceFile& file, FileId id, std::string_view text,
                                             std::vector<const Finding*> findings, const CheckNames& names,
                                             const IgnoreWords& words);

}  // namespace djvet
