// Which middleware must come before which, and why. A request passes the list downwards and its response upwards, so each
// entry may use what those above it have set, and sees responses before those above it change them.
// Source: Django 5.2, "Middleware ordering" (https://docs.djangoproject.com/en/5.2/ref/middleware/#middleware-ordering), and
// the installation chapters of the packages named in each row.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace djvet {

enum class OrderStrength : std::uint8_t {
  documented,  // the documentation asks for it; in the wrong order something works less well
  required,    // in the wrong order requests fail, or what the entry is for doesn't happen
};

enum class OrderCondition : std::uint8_t {
  always,
  i18n_patterns,  // only where some URLconf uses i18n_patterns()
};

struct MiddlewareOrder {
  std::string_view first;  // dotted paths
  std::string_view second;
  OrderStrength strength{};
  std::string_view why;     // continues "`first` must come before `second`: "
  std::string_view source;  // where it is written
  OrderCondition condition = OrderCondition::always;
};

[[nodiscard]] std::span<const MiddlewareOrder> middleware_orders();

/// Where an entry stands in a well-ordered list, as a number that grows downwards;
/// unknown_middleware_place for one that no row knows.
[[nodiscard]] std::size_t usual_middleware_place(std::string_view path);
inline constexpr std::size_t unknown_middleware_place = static_cast<std::size_t>(-1);

}  // namespace djvet
