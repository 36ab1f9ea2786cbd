// Related rows that code asks for filtered or ordered, wherever it gets the row from: all of them are prefetched, and Python
// leaves out or sorts what the database did.
//   author.books.filter(sold=True)    ->  [one for one in author.books.all() if one.sold]
//   author.books.order_by("-pages")   ->  sorted(author.books.all(), key=lambda one: one.pages, reverse=True)
// What is read instead is right for a row that nothing was prefetched for, too.
// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "analyzer/findings/finding.h"
#include "analyzer/infer/inference.h"

namespace djvet {

/// Nothing where the columns are compared by anything but truth values, whole numbers and None, which Python and every database
/// do alike, or where a list of the rows wouldn't do.
[[nodiscard]] std::optional<Strategy> kept_rows(const ProjectModel& model, const Access& access);

}  // namespace djvet
