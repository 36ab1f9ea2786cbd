// Manager and queryset classes outside the tree, and whether their querysets are what Django's own would be.
// Source: Django 5.2, "Managers" (https://docs.djangoproject.com/en/5.2/topics/db/managers/); the packages' own references.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>

namespace djvet {

enum class ManagerKind : std::uint8_t {
  none,     // not a manager, or not known to be one
  plain,    // filters and orders at most: its querysets load what Django's do
  special,  // its querysets load something else, or other classes
};

/// By canonical name (see names.h).
[[nodiscard]] ManagerKind manager_kind(std::string_view canonical);
[[nodiscard]] ManagerKind queryset_kind(std::string_view canonical);

}  // namespace djvet
