// Two states become the operations that lead from one to the other: those that makemigrations would write when it asks nobody.
// Invariant: only what is certain; where a comparison isn't, there is no change but a count of what was left unsaid.
// Source: Django 5.2, django/db/migrations/autodetector.py and optimizer.py.
// SPDX-License-Identifier: MIT
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/migrations/model_states.h"
#include "analyzer/migrations/state.h"

namespace djvet {

/// One argument or option in which the states differ; empty texts: it isn't there.
struct Difference {
  std::string name;
  std::string before;
  std::string after;
};

struct Change {
  std::string operation;  // "AlterField"
  std::string app;
  std::string model;
  std::string field;  // the field, index or constraint; "old->new" of renames; empty for the others
  StatePlace place;   // what the models say
  StatePlace set_by;  // the migration that set the state last; no file: none did
  std::vector<Difference> differences;
};

/// A comparison that isn't certain: of what, and which part.
struct Unsaid {
  std::string subject;  // "shop.Book.title"
  std::string part;     // "max_length"
  StatePlace place;     // of the field or model; of the migration where the models don't have it

  /// What isn't known, without names: "max_length", "its class".
  [[nodiscard]] std::string_view reason() const;
};

struct Changes {
  std::vector<Change> changes;  // by app, model, then in Django's order
  std::vector<Unsaid> unsaid;   // in the same order
};

/// One line for each change, then one for each comparison that was left out.
[[nodiscard]] std::string write_changes(const Changes& changes);

/// The changes of the apps with these labels.
[[nodiscard]] Changes detect_changes(const ProjectState& before, const ClassState& after,
                                     const std::set<std::string>& labels);

}  // namespace djvet
