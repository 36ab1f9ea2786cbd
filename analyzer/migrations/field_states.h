// The call of a field's class becomes what the field deconstructs to.
// Invariant: a class of which it isn't known how it deconstructs leaves the arguments as they are written.
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "analyzer/migrations/evaluation.h"
#include "analyzer/migrations/state.h"
#include "analyzer/model/requirements.h"

namespace djvet {

class FieldStates {
 public:
  explicit FieldStates(Evaluation& evaluation)
      : evaluation_(evaluation), releases_(django_version(evaluation.model())) {}

  /// `call` may be anything: what is no call of a known class has no path. `cloned`: the field of a model, which the state
  /// gets as a copy that is made of what it deconstructs to.
  [[nodiscard]] FieldState make(std::string_view name, const Constant& call, bool cloned = false);

 private:
  /// Django's own class that the path of a field leads to, when nothing on the way changes how it is made and deconstructed;
  /// notes what is known of its kind.
  [[nodiscard]] std::string django_class(FieldState& field) const;

  /// Fields within a field, as an ArrayField has one, become calls of what they deconstruct to.
  void deconstruct_inner(FieldParts& parts);

  /// The named arguments that are objects of classes of the tree which say themselves what they deconstruct to, or may.
  [[nodiscard]] std::vector<std::string> loose_arguments(const FieldParts& parts) const;

  /// Runs the constructor and deconstruct() of a class of the tree. False where they aren't followed.
  bool run(const Constant& call, FieldState& field);

  Evaluation& evaluation_;
  Releases releases_;  // of Django
};

}  // namespace djvet
