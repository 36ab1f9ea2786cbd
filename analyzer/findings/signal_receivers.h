// Functions of the project that signals call, each once, for what checks look at in their code.
// Lifetime: views the model. Threads: any.
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "analyzer/model/components.h"
#include "analyzer/model/project_model.h"

namespace djvet {

struct ReceiverFunction {
  FileId file;
  ScopeId scope = 0;
  std::vector<const SignalReceiver*> connections;  // in the order of files
};

/// Not those of tests, dependencies and vendored code, nor those whose decorators may put another function in their place; in the
/// order of their places.
[[nodiscard]] std::vector<ReceiverFunction> receiver_functions(const ProjectModel& model);

}  // namespace djvet
