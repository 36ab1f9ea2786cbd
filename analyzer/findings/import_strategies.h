// Names of the project's modules -> how a file can import them: how the module is spelt there, and at the file's top or, where
// the module's own imports lead back to the file, in the functions that read the name.
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "analyzer/extract/file_facts.h"
#include "analyzer/findings/finding.h"
#include "analyzer/model/project_model.h"

namespace djvet {

/// How a file can spell a module of the project in `from ... import`: relatively where both lie in one package and the file does
/// so elsewhere, else by its whole name. Empty where that is doubtful: no import of the tree says where the module's name begins,
/// and its folder need not be on the path of the file.
[[nodiscard]] std::string spelt_module(const ProjectModel& model, FileId file, FileId module);

/// Whether an import of the module in a file's own top level may come back to the file before it has bound its names.
[[nodiscard]] bool is_circle(const ProjectModel& model, FileId file, const Import& import, FileId module);

/// Adds to a strategy the import of a name that the file binds nowhere. `definer`: the project's file that `module` is, or none.
/// False where the import would be one that runs in a circle, and the name is read outside of functions.
[[nodiscard]] bool import_name(const ProjectModel& model, FileId file, std::string_view name, const std::string& module,
                               FileId definer, Strategy& strategy);

}  // namespace djvet
