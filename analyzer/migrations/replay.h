// The operations of migrations, in order, become the state that they leave: state_forwards() of each.
// Invariant: an operation that isn't known leaves unknown what it may have changed.
// Source: Django 5.2, django/db/migrations/operations/*.py and ProjectState.
// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string_view>

#include "analyzer/migrations/field_states.h"
#include "analyzer/migrations/graph.h"
#include "analyzer/migrations/state.h"

namespace djvet {

/// One operation when its turn has come. Views: for the time of the visit.
struct OperationVisit {
  const Migration& migration;
  const Constant& operation;   // the call; other constants where it isn't known
  std::string_view name;       // of Django's own operation that it is or extends; empty: not known
  const ProjectState& before;  // what all operations before it leave
  bool on_database = true;     // false: among state_operations
  bool on_state = true;        // false: among database_operations; `before` has those before it there
  bool certain = true;         // false: it may be that it doesn't run
};
using OperationVisitor = std::function<void(const OperationVisit&)>;

/// Whether an operation, which may be one of the project's own, certainly changes no state: Django's that don't, and classes
/// that extend RunPython without a state_forwards() of their own.
[[nodiscard]] bool leaves_state(const Constant& operation, const Evaluation& evaluation);

/// The state behind the last of `order`. `visit`, where there is one, sees every operation, those inside others behind these.
/// The operations of one migration are held at a time.
[[nodiscard]] ProjectState replay(const std::vector<const Migration*>& order, FieldStates& fields,
                                  Evaluation& evaluation, const OperationVisitor& visit = {});

}  // namespace djvet
