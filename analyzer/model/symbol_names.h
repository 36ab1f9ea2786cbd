// Symbols as text: the dotted path of what a name stands for, as Python's __module__ and __qualname__ would spell it.
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "analyzer/model/project_model.h"

namespace djvet {

/// "shop.views.Index.get"; without a module's name where the file is no importable module. A path outside the tree as it
/// is; empty for what is unknown, or a value.
[[nodiscard]] std::string symbol_name(const ProjectModel& model, const Symbol& symbol);
/// The same of a class or function by its scope.
[[nodiscard]] std::string scope_name(const ProjectModel& model, FileId file, ScopeId scope);

/// Appends `text` in double quotes, safe to show, with a backslash before quotes and backslashes of its own.
void append_quoted(std::string& out, std::string_view text);

}  // namespace djvet
