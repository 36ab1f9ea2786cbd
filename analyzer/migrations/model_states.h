// The models as their classes say them become the state that the autodetector compares: ModelState.from_model().
// Source: Django 5.2, django/db/migrations/state.py, ModelBase.__new__ and Options.
// SPDX-License-Identifier: MIT
#pragma once

#include <set>
#include <string>

#include "analyzer/migrations/field_states.h"
#include "analyzer/migrations/state.h"

namespace djvet {

struct ClassState {
  ProjectState state;
  std::set<ModelKey> uncertain;  // models that may or may not be there
  std::set<ModelKey>
      doubtful;              // among them, those whose class is known but perhaps not registered, or not the only one
  bool schema_only = false;  // the project has a makemigrations of its own, which may leave out all else
};

/// The models of the apps with these labels. `before`, what the migrations leave, tells what to look for: names that classes
/// bind in ways that link/ doesn't take for fields, and fields of classes that aren't there and are no keys.
[[nodiscard]] ClassState read_models(const std::set<std::string>& labels, const ProjectState& before,
                                     FieldStates& fields, Evaluation& evaluation);

}  // namespace djvet
