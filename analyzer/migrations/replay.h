// The operations of migrations, in order, become the state that they leave: state_forwards() of each.
// Invariant: an operation that isn't known leaves unknown what it may have changed.
// Source: Django 5.2, django/db/migrations/operations/*.py and ProjectState.
// SPDX-License-Identifier: MIT
#pragma once

#include "analyzer/migrations/field_states.h"
#include "analyzer/migrations/graph.h"
#include "analyzer/migrations/state.h"

namespace djvet {

/// The state behind the last of `order`.
[[nodiscard]] ProjectState replay(const std::vector<const Migration*>& order, FieldStates& fields,
                                  Evaluation& evaluation);

}  // namespace djvet
