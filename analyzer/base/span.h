// A half-open range of bytes [begin, end) in the decoded (UTF-8) text of one file.
// Lines and columns exist only in reporters, which compute them from the text itself.
// SPDX-License-Identifier: MIT
#pragma once

#include <compare>
#include <cstdint>

namespace djvet {

struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
  [[nodiscard]] constexpr bool contains(Span inner) const { return begin <= inner.begin && inner.end <= end; }
  friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

}  // namespace djvet
