// One fast pass over a whole file that tells whether it is UTF-8, ASCII, and free of NUL bytes.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>

namespace djvet {

/// What the pass finds. Offsets are npos when there is nothing of the kind.
struct Utf8Scan {
  static constexpr std::size_t npos = std::string_view::npos;
  std::size_t first_bad = npos;  // where the first sequence that is not well-formed begins; the pass ends there
  std::size_t first_nul = npos;  // of the bytes before
  bool ascii = true;             // of the bytes before
};

/// Threads: any.
[[nodiscard]] Utf8Scan scan_utf8(std::string_view bytes);

}  // namespace djvet
