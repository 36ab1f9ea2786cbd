// Under which path Django's migration writer spells objects of Django and the standard library: where they are defined, not
// where they are imported from.
// Source: Django 5.2, django/db/migrations/serializer.py and the modules named.
// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "analyzer/model/constant.h"

namespace djvet {

struct SerializedPath {
  std::string module;  // to import
  std::string code;    // behind the module's name
};

/// A function, or a member of an enumeration, by its canonical path. Nothing for what isn't known to be defined there.
[[nodiscard]] std::optional<SerializedPath> serialized_path(std::string_view canonical);

/// What an object of Django that is no function is made with: `validate_slug`. Nothing for others.
[[nodiscard]] std::optional<Constant> django_object(std::string_view canonical);

/// The path under which an object of a class deconstructs that keeps the arguments of its constructor: validators, indexes,
/// constraints, expressions, storages. Empty for others.
[[nodiscard]] std::string deconstructed_class(std::string_view canonical);

/// The same for a field that is deconstructed; empty for Django's classes of which it isn't known.
[[nodiscard]] std::string_view deconstructed_field_class(std::string_view path);

}  // namespace djvet
