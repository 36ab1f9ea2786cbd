// What Django's own abstract models and managers bring to the state of a model that extends them.
// Source: Django 5.2, django/contrib/auth, sessions and sites; the classes named Meta and `use_in_migrations`.
// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace djvet {

struct TextOption {
  std::string_view name;
  std::string_view value;
};

/// The options that a base outside the tree hands down; empty where it hands down none; nothing where that isn't known.
[[nodiscard]] std::optional<std::span<const TextOption>> abstract_model_options(std::string_view canonical);

[[nodiscard]] bool manager_used_in_migrations(std::string_view canonical);

/// The suffix of the names that an index class gives; nothing for classes that aren't Django's.
[[nodiscard]] std::optional<std::string_view> index_suffix(std::string_view canonical);

}  // namespace djvet
