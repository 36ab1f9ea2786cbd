// The changes of a project become the operations that makemigrations generates for them, app by app, in its order and with
// what each depends on, before it sorts and splits them; or the decision that somebody has to take first.
// Invariant: no operation here loses data or needs an answer. An app with an open decision has no operations.
// Source: Django 5.2, MigrationAutodetector._detect_changes and its generate_*() functions.
// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "analyzer/migrations/autodetector.h"
#include "analyzer/migrations/evaluation.h"
#include "analyzer/migrations/model_states.h"
#include "analyzer/migrations/operations.h"

namespace djvet {

/// Why an app's migration isn't written: what to decide, with the options; or what djvet can't tell.
struct OpenDecision {
  std::size_t change = 0;   // in Changes::changes
  std::string text;         // one line, no final period
  bool loses_data = false;  // else a value is missing, or it is no question
  bool question = true;     // false: nothing to decide, but something that isn't known or can't be written
};

struct PlannedOperations {
  std::map<std::string, std::vector<Operation>> by_app;
  std::map<std::string, std::vector<OpenDecision>> decisions;  // by app, in the order of the changes
};

/// `after` is what `changes` lead to, `before` where they begin; `swappable` as PythonValues has it.
[[nodiscard]] PlannedOperations plan_operations(const ProjectState& before, const ClassState& after,
                                                const Changes& changes, Evaluation& evaluation,
                                                const std::map<std::string, std::string>& swappable);

}  // namespace djvet
