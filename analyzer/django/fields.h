// Which classes outside the tree are model fields, and of what kind: Django's, and those of common packages.
// Source: Django 5.2, "Model field reference" (https://docs.djangoproject.com/en/5.2/ref/models/fields/) and
// "The contenttypes framework"; the packages' own references.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace djvet {

enum class FieldKind : std::uint8_t {
  none,    // not a field, or not known to be one
  column,  // a value of the row itself
  foreign_key,
  one_to_one,
  many_to_many,
  generic_foreign_key,
  generic_relation,
  tags,  // taggit's TaggableManager: many-to-many to taggit.Tag without an accessor on the tag
};

/// By canonical name (see names.h).
[[nodiscard]] FieldKind field_kind(std::string_view canonical);

/// The positional parameters of a field class's constructor, in order; empty for classes that aren't known.
[[nodiscard]] std::span<const std::string_view> constructor_parameters(std::string_view canonical);

/// What Django's field classes set where a field's own arguments don't.
struct FieldDefaults {
  bool blank = false;           // always, whatever the arguments say
  bool unique = false;          // always
  std::int64_t max_length = 0;  // 0: none
};
/// Nothing for a class that isn't Django's own.
[[nodiscard]] std::optional<FieldDefaults> field_defaults(std::string_view canonical);

}  // namespace djvet
