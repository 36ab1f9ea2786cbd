// The models whose class statements are the project's own code: what checks look at that judge how a class is written.
// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include "analyzer/model/project_model.h"

namespace djvet {

/// A model with a class statement in the tree.
struct WrittenModel {
  ModelId id;
  const Model* model = nullptr;
  const Class* cls = nullptr;
  const FileFacts* facts = nullptr;
  NodeId body = 0;  // the block of the class

  [[nodiscard]] FileId file() const { return cls->file; }
};

/// Abstract ones and those of tests too, not those of migrations and of other people's packages; in the order of the model.
[[nodiscard]] std::vector<WrittenModel> written_models(const ProjectModel& model);

/// The name that an assignment of a class body binds, and nothing else; 0 for other statements and bare annotations.
[[nodiscard]] NodeId bound_name(const FileFacts& facts, NodeId statement);

/// The class Meta in a class's body, or 0.
[[nodiscard]] NodeId meta_in(const FileFacts& facts, NodeId body);

}  // namespace djvet
