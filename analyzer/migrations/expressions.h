// Objects that compare by what they stand for and not by how they are written: conditions (Q), references to columns (F),
// numbers and spans of time.
// Source: Django 5.2, django/db/models/query_utils.py (Q) and expressions.py; Python's decimal, datetime and uuid.
// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>

#include "analyzer/model/constant.h"

namespace djvet {

/// The form in which equal objects are written alike; nothing for what is already as it is compared.
[[nodiscard]] std::optional<Constant> normal_form(const Constant& value);

/// Whether a call of this function gives a value that its arguments determine, though it is no class by its name.
[[nodiscard]] bool is_value_call(std::string_view dotted);

}  // namespace djvet
