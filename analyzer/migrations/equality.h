// Whether two values of deconstructed fields, indexes and options are equal, as Python's == and the autodetector's
// deep_deconstruct() say.
// Invariant: `equal` and `different` are certain. Whatever holds something unknown is unknown unless other parts differ.
// Source: Django 5.2, MigrationAutodetector.deep_deconstruct, Q, F and the deconstructible objects of django/core/validators.py.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

#include "analyzer/model/constant.h"

namespace djvet {

enum class Equality : std::uint8_t { equal, different, unknown };

[[nodiscard]] Equality compare(const Constant& a, const Constant& b);

/// Both: different where one part differs, else unknown where one part is.
[[nodiscard]] Equality all_of(Equality a, Equality b);

/// Whether nothing in it is unknown.
[[nodiscard]] bool is_known(const Constant& value);

}  // namespace djvet
