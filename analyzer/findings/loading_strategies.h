// What could make an access cost nothing more, as strategies that fix/ knows how to write.
// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "analyzer/findings/finding.h"
#include "analyzer/infer/inference.h"

namespace djvet {

/// Best first: the key that the row has itself, where no more is read; what a change list joins; a join, where every hop is to one row; a prefetch, which
/// needs the rows in one piece; the columns, for what only() or defer() left out. None where a queryset is made in several
/// places, nor for queries that no loading answers (query_strategies.h).
[[nodiscard]] std::vector<Strategy> loading_strategies(const ProjectModel& model, const Access& access);

}  // namespace djvet
