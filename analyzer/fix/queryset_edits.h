// Strategies -> edits of the expressions that make the querysets: a name joins the call that is there already, else a call is
// added behind the chain, in the style of the lines and quotes around it.
// Invariant: what is written can be written only once: a name that a queryset has gives no edit.
// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analyzer/extract/file_facts.h"
#include "analyzer/findings/finding.h"

namespace djvet {

struct WrittenEdits {
  std::vector<Edit> edits;           // in order (edits.h)
  std::vector<CreatedFile> created;  // by path
  Safety safety = Safety::safe;
};

/// The facts by FileId and the texts that they were taken from. Everything must outlive the call that is given it.
struct EditInput {
  std::span<const FileFacts> facts;
  const std::function<const std::string&(FileId)>& text_of;  // empty where a file can't be read
};

/// The edits that do all of the strategies together; those of one queryset are written as one. Nothing when one of them can't
/// be written, changes nothing, or is in another one's way, as two texts of one new file are. Threads: as `text_of`.
[[nodiscard]] std::optional<WrittenEdits> write_edits(std::span<const Strategy* const> strategies,
                                                      const EditInput& input);

/// What a strategy does, in one line: "load `author` with select_related()".
[[nodiscard]] std::string title_of(const Strategy& strategy);

}  // namespace djvet
