// What a row has under a name, for strategies that read or add one.
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "analyzer/extract/file_facts.h"
#include "analyzer/model/project_model.h"

namespace djvet {

/// The attribute of a row that holds what values_list() gives for a name; empty where they may differ: a file's column is its
/// name alone.
[[nodiscard]] std::string attribute_of(const ProjectModel& model, ModelId rows, std::string_view name);
/// The same for the name that `values_list("name", flat=True)` gives; empty for other calls.
[[nodiscard]] std::string flat_attribute(const ProjectModel& model, FileId file, NodeId call, ModelId rows);
/// Whether a row has an attribute by its model's fields, relations, managers or code.
[[nodiscard]] bool is_row_attribute(const ProjectModel& model, ModelId rows, std::string_view name);
/// Whether a manager of a model may prefetch only some of a relation's rows by itself: its code is not known, or names Prefetch.
[[nodiscard]] bool may_prefetch_some(const ProjectModel& model, ModelId rows);

}  // namespace djvet
