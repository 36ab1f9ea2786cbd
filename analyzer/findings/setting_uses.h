// Where code of the project reads settings by name, and which names it speaks of in any other way.
// Invariant: a name that code may read, by an attribute, a string or a variable, counts as spoken of: absence is certain only of the
// files that were read.
// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <set>
#include <string_view>
#include <vector>

#include "analyzer/model/project_model.h"

namespace djvet {

/// Of these names, those that some file reads or spells: as an attribute, a string, a keyword, or a variable that is no target of an
/// assignment.
[[nodiscard]] std::set<std::string_view> spoken_of(const ProjectModel& model, const std::set<std::string_view>& names);

/// `settings.NAME`, with `settings` from django.conf.
struct SettingRead {
  FileId file;
  NodeId node = 0;
  std::string_view name;  // of the file's facts
};

/// All reads in the project's own code, in path order; not those that are written to or deleted, that stand in a try statement, or
/// whose name some code asks hasattr() or getattr() for, or sets.
[[nodiscard]] std::vector<SettingRead> unguarded_reads(const ProjectModel& model);

}  // namespace djvet
