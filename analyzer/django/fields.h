// Which classes outside the tree are model fields, and of what kind: Django's, and those of common packages.
// Source: Django 5.2, "Model field reference" (https://docs.djangoproject.com/en/5.2/ref/models/fields/) and
// "The contenttypes framework"; the packages' own references.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
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

}  // namespace djvet
