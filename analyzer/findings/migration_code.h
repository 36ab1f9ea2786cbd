// The Python code that a RunPython runs: its function, and the functions of the same file that this one calls.
// Lifetime: views the model. Threads: const, any.
// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include "analyzer/migrations/schema_steps.h"
#include "analyzer/model/project_model.h"

namespace djvet {

struct MigrationFunction {
  FileId file;
  ScopeId scope = 0;
};

/// The function that an argument of a step names ("code", "reverse_code"), then those that it calls; none where it can't be
/// told, or where it does nothing.
[[nodiscard]] std::vector<MigrationFunction> functions_of(const ProjectModel& model, const SchemaStep& step,
                                                          std::size_t position, std::string_view argument);

/// Whether a RunPython certainly does nothing: RunPython.noop.
[[nodiscard]] bool does_nothing(const SchemaStep& step);

/// The innermost scope around a node.
[[nodiscard]] ScopeId scope_around(const FileFacts& facts, NodeId node);

}  // namespace djvet
