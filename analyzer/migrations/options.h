// Meta's options as states hold them: groups of fields as sets of tuples, indexes and constraints with their names.
// Source: Django 5.2, ModelState, normalize_together(), Index and BaseConstraint.
// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "analyzer/migrations/state.h"

namespace djvet {

/// unique_together and index_together: one group or several become a set of tuples.
[[nodiscard]] Constant normal_together(const Constant& value);

/// An index or constraint as it deconstructs, with its name.
[[nodiscard]] IndexState index_state(const Constant& call);

/// The options that AlterModelOptions sets, in Django's order.
[[nodiscard]] std::span<const std::string_view> alterable_options();

/// All options that a state keeps, but indexes and constraints.
[[nodiscard]] std::span<const std::string_view> kept_options();

}  // namespace djvet
