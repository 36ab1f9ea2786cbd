// Any bytes as a comment: what it suppresses is a part of it, and a malformed comment suppresses nothing.
// SPDX-License-Identifier: MIT
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "analyzer/base/require.h"
#include "analyzer/extract/suppression_scanner.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using djvet::require;
  const std::string_view comment(reinterpret_cast<const char*>(data), size);
  const auto found = djvet::scan_suppression(comment);
  if (!found) return 0;
  require(comment.find("djvet") != std::string_view::npos, "a comment that doesn't speak to djvet");
  require(!found->malformed || found->ids.empty(), "a malformed comment names ids");
  if (!found->ids.empty()) {
    require(found->ids.data() >= comment.data() && found->ids.data() + found->ids.size() <= comment.data() + size,
            "the ids lie outside the comment");
    require(found->ids.find(']') == std::string_view::npos, "the ids hold their own end");
  }
  return 0;
}
