// Draws the source lines of some places of one file: line numbers, the code, and a row of marks under each place.
// Invariant: a drawn line is never wider than asked and holds only harmless characters, whatever the file holds.
// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>

#include "analyzer/base/span.h"
#include "reporters/paint.h"
#include "reporters/places.h"

namespace djvet {

/// A place to mark and what to write after its marks. The primary one is marked with '^', others with '-'.
struct Label {
  Span span;
  std::string text;  // harmless, one line, may be empty
  bool primary = false;
};

struct SnippetStyle {
  Paint paint;
  Severity severity;     // colours the primary marks
  unsigned width = 100;  // columns of a drawn line, label texts apart
};

/// The ` --> path:line:column` of the first label and the lines of all. Each span must lie in the text (FileView::holds).
[[nodiscard]] std::string draw_snippet(const FileView& view, std::string_view shown_path, std::span<const Label> labels,
                                       const SnippetStyle& style);

}  // namespace djvet
