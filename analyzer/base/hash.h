// 128-bit and 64-bit content hashes (XXH3). Stable across machines and releases of djvet: they are stored and printed.
// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace djvet {

struct Hash128 {
  std::uint64_t high = 0;
  std::uint64_t low = 0;
  friend constexpr auto operator<=>(const Hash128&, const Hash128&) = default;
};

[[nodiscard]] Hash128 hash128(std::string_view bytes, std::uint64_t seed = 0);
[[nodiscard]] std::uint64_t hash64(std::string_view bytes, std::uint64_t seed = 0);
/// 32 lower-case hexadecimal digits.
[[nodiscard]] std::string to_hex(Hash128 hash);

}  // namespace djvet
