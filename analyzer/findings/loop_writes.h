// What a loop that writes one row in each pass could be instead: one statement for all rows.
// Invariant: an answer is given only where the loop does nothing else, and where writing at once leaves out nothing that
// writing one by one does.
// Source: Django documentation, "QuerySet API reference": update(), delete(), bulk_create(), bulk_update() call no save(), and
// send no signals (delete() does).
// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "analyzer/infer/inference.h"

namespace djvet {

/// The code that writes all rows at once, for an access of kind write.
[[nodiscard]] std::optional<std::string> bulk_code(const ProjectModel& model, const Access& access);

}  // namespace djvet
