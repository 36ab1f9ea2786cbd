// Turns an access that costs a query for each row into a finding: message parts, notes, flow and evidence, the same for
// every check that reports one.
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "analyzer/findings/check.h"
#include "analyzer/infer/inference.h"

namespace djvet {

/// "1 + N", "1 + N*M", ...
[[nodiscard]] std::string cost_of(const Access& access);

/// Fills notes (model field, loop), flow (queryset, loop, access), properties, level and severity of a finding: what
/// multiplies through nested loops is for an architecture review, what a management command costs is only noted.
void describe_access(const ProjectModel& model, const Access& access, Finding& finding);

/// The paths that are read, as a list: "`author`, `series`".
[[nodiscard]] std::string paths_of(const Access& access);

/// What loads the paths: the queryset's expression with a method call joined to it
/// (`Book.objects.filter(...).select_related("author")`), or where to add that call.
[[nodiscard]] std::string loading_help(const ProjectModel& model, const Access& access, std::string_view method);

/// What `list_select_related` of a change list has to name: all that its columns read, the longest paths alone.
[[nodiscard]] std::vector<std::string> change_list_paths(const Access& access);

/// Where only the key of a related row is read: the attribute of the row that holds it.
[[nodiscard]] std::string key_help(const ProjectModel& model, const Access& access);

/// Where a deferred column is to be loaded, by the call that leaves it out.
[[nodiscard]] std::string column_help(const ProjectModel& model, const Access& access);

/// What to do instead of a query for each row.
[[nodiscard]] std::string without_loop(const ProjectModel& model, const Access& access);

}  // namespace djvet
