// What a CreateModel says of a model besides its state: the fields in the order in which they were made, Meta's options in
// Django's, and the bases.
// Invariant: what isn't certain isn't given; `problem` says why.
// Source: Django 5.2, ModelState.from_model, ModelBase.__new__, Options.contribute_to_class and Field.creation_counter.
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "analyzer/migrations/evaluation.h"
#include "analyzer/migrations/state.h"

namespace djvet {

struct CreatedModel {
  std::vector<FieldState> fields;
  std::vector<std::pair<std::string, Constant>> options;  // without indexes and constraints
  std::vector<Constant> bases;                            // references, and labels as texts; empty: models.Model
  std::string problem;                                    // empty: all of it is known
};

[[nodiscard]] CreatedModel created_model(const ModelState& state, Evaluation& evaluation);

}  // namespace djvet
