// Manager and queryset classes outside the tree, and whether their querysets are what Django's own would be.
// Source: Django 5.2, "Managers" (https://docs.djangoproject.com/en/5.2/topics/db/managers/); the packages' own references.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
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
/// The file beside an app's models that lets a package (installed by `name`) replace their managers when the project runs.
struct ManagerReplacement {
  std::string_view package;
  std::string_view beside;
};
[[nodiscard]] std::span<const ManagerReplacement> manager_replacements();
/// The class of the base manager that all models below this one have, where a package changes it; else empty.
[[nodiscard]] std::string_view base_manager_below(std::string_view model);

}  // namespace djvet
