// Phases 2 and 3 for one file: its text becomes a block of facts. Pure: no file system, no global state.
// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "analyzer/extract/file_facts.h"

namespace djvet {

/// Holds a parser and buffers between files. One for each thread.
class Extractor {
 public:
  Extractor();
  Extractor(Extractor&&) noexcept;
  ~Extractor();

  /// The facts of Python source that is already UTF-8 (see base/encoding.h), at most max_source_size bytes. Always gives a
  /// block that FileFacts::view() accepts; errors in the source are gaps in it. The result is valid until the next call.
  [[nodiscard]] std::string_view extract(std::string_view source, std::uint32_t budget_ms);
  /// Whether the last call's parse took more than its budget: another time it may not.
  [[nodiscard]] bool ran_out_of_time() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace djvet
