// Typed 32-bit ids: an index into one table, never mixed up with another table's.
// `none` (all bits set) names nothing; ids order as their table does, which is path order for files.
// SPDX-License-Identifier: MIT
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace djvet {

template <class Tag>
struct Id {
  static constexpr std::uint32_t none_value = 0xffffffffU;

  std::uint32_t value = none_value;

  constexpr Id() = default;
  constexpr explicit Id(std::size_t index) : value(static_cast<std::uint32_t>(index)) {}
  [[nodiscard]] constexpr bool valid() const { return value != none_value; }
  [[nodiscard]] constexpr std::size_t index() const { return value; }
  friend constexpr auto operator<=>(const Id&, const Id&) = default;
};

using FileId = Id<struct FileTag>;
using ModuleId = Id<struct ModuleTag>;
using ClassId = Id<struct ClassTag>;
using FunctionId = Id<struct FunctionTag>;
using ModelId = Id<struct ModelTag>;
using RelationId = Id<struct RelationTag>;

}  // namespace djvet

template <class Tag>
struct std::hash<djvet::Id<Tag>> {
  std::size_t operator()(djvet::Id<Tag> id) const noexcept { return std::hash<std::uint32_t>{}(id.value); }
};
