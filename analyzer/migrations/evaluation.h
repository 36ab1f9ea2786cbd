// Evaluates expressions of models and migrations without running anything: constants through imports, enumerations, settings,
// lazy texts. One program for each unit of work, so that what one does is bounded and forgotten.
// Lifetime: views the model. Threads: one.
// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analyzer/link/evaluate/interpreter.h"
#include "analyzer/model/constant.h"
#include "analyzer/model/project_model.h"

namespace djvet {

class Evaluation {
 public:
  explicit Evaluation(const ProjectModel& model);

  /// Forgets what the last unit of work made.
  void begin();

  [[nodiscard]] Constant at(FileId file, ScopeId scope, NodeId expression);
  /// The value of a class's attribute, its bases' included; nothing where no class of the tree binds it.
  [[nodiscard]] std::optional<Constant> attribute(ClassId cls, std::string_view name);
  /// Whether a metaclass of the tree makes the class.
  [[nodiscard]] bool has_own_metaclass(ClassId cls) const { return interpreter_->has_own_metaclass(cls); }
  /// The items of an attribute that is a list or tuple, one by one; none where no class of the tree binds it.
  [[nodiscard]] Interpreter::Items items_of(ClassId cls, std::string_view name);
  /// What `choices` means where it is given an enumeration: the pairs; otherwise the value itself.
  [[nodiscard]] Constant choices(const Constant& value);
  /// Whether a metaclass of its own, which names Meta, may change the class's.
  [[nodiscard]] bool metaclass_changes_meta(ClassId cls) const;
  /// See Interpreter::deconstruct_at().
  [[nodiscard]] std::optional<Constant> deconstruct(ClassId cls, const Constant& call) {
    return interpreter_->deconstruct_at(cls, call);
  }
  /// The class of the tree at a dotted path as constants spell it; none for others.
  [[nodiscard]] ClassId class_at(std::string_view qualified) const;
  [[nodiscard]] const ProjectModel& model() const { return model_; }
  /// A setting on which the project's settings modules agree; `absent` where they certainly don't bind it; nothing where it
  /// isn't known.
  [[nodiscard]] std::optional<Constant> setting(std::string_view name) const;

 private:
  const ProjectModel& model_;
  EvaluationBudget budget_;
  std::unique_ptr<Interpreter> interpreter_;
  std::vector<const SettingsModule*> settings_;
  std::unordered_map<std::string_view, ClassId> classes_;  // only looked up
};

}  // namespace djvet
