// What a model's class Meta and its managers add to its state.
// Source: Django 5.2, ModelBase.__new__, Options.contribute_to_class and ModelState.from_model.
// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "analyzer/migrations/evaluation.h"
#include "analyzer/migrations/state.h"

namespace djvet {

/// `name % {"class": ..., "app_label": ...}`, as Options._format_names does with the names of indexes and constraints.
void expand_name(const Model& model, std::string& name);

class ModelOptions {
 public:
  explicit ModelOptions(Evaluation& evaluation) : evaluation_(evaluation), model_(evaluation.model()) {}

  /// Fills the options, indexes, constraints and managers of a state whose fields are there.
  void read(const Model& model, ModelState& state);
  /// The class Meta that counts for a model; none: it has none, or (not `known`) that can't be told.
  [[nodiscard]] ClassId meta_of(const Model& model, bool& known) const;

 private:
  [[nodiscard]] bool outside_meta(const Class& cls, ModelState& state) const;
  void read_meta(ClassId meta, const Model& model, ModelState& state);
  void read_indexes(ClassId meta, const Model& model, bool constraints, ModelState& state);
  void name_index(const Model& model, IndexState& index) const;
  void read_managers(const Model& model, ModelState& state);
  [[nodiscard]] std::optional<bool> used_in_migrations(const Manager& manager);

  Evaluation& evaluation_;
  const ProjectModel& model_;
};

}  // namespace djvet
