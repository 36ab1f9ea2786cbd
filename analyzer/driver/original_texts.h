// The project's files as they were when their facts were taken, read again when asked for and kept.
// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <mutex>
#include <string>

#include "analyzer/discover/source_reader.h"
#include "analyzer/driver/pipeline.h"

namespace djvet {

/// Lifetime: views the sources and the facts; what it gives out lives as long as it does. Threads: any.
class OriginalTexts {
 public:
  struct Original {
    std::string bytes;  // as they are in the file
    std::string text;   // decoded
  };

  OriginalTexts(const Sources& sources, const FactsTable& facts, SourceReader reader)
      : sources_(sources), facts_(facts), reader_(std::move(reader)) {}

  /// Both empty for a file that has changed since, that can't be read, or that is no file of the project.
  [[nodiscard]] const Original& operator[](FileId file) const;

 private:
  const Sources& sources_;
  const FactsTable& facts_;
  SourceReader reader_;
  mutable std::mutex mutex_;
  mutable std::map<FileId, Original> read_;
};

}  // namespace djvet
