// A text stays in its place in the map, because its index views it.
// SPDX-License-Identifier: MIT
#include "analyzer/cli/file_lines.h"

namespace djvet {

std::uint32_t FileLines::line_of(FileId file, std::uint32_t offset) {
  Text& one = texts_[file];
  if (!one.index) {
    one.text = run_.report.text_of(file);
    one.index = std::make_unique<LineIndex>(one.text);
  }
  return one.index->line_of(offset);
}

}  // namespace djvet
