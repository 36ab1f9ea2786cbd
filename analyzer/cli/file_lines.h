// Byte offsets in the files of a run become lines; each file's text is read once.
// Lifetime: views the run. Threads: one.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>

#include "analyzer/base/line_index.h"
#include "analyzer/driver/pipeline.h"

namespace djvet {

class FileLines {
 public:
  explicit FileLines(const Run& run) : run_(run) {}

  /// From 1; the last line for an offset past the end.
  [[nodiscard]] std::uint32_t line_of(FileId file, std::uint32_t offset);

 private:
  struct Text {
    std::string text;
    std::unique_ptr<LineIndex> index;
  };
  const Run& run_;
  std::map<FileId, Text> texts_;
};

}  // namespace djvet
