// A query that a loop runs for each row, as one that loading can answer: what the row has loaded is read in its place.
//   Author.objects.get(pk=book.author_id)         ->  book.author, with select_related("author")
//   author.books.values_list("title", flat=True)  ->  [one.title for one in author.books.all()], with prefetch_related("books")
// and as what comes with the rows otherwise (related_lists.h, row_annotations.h, kept_rows.h).
// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "analyzer/findings/finding.h"
#include "analyzer/infer/inference.h"

namespace djvet {

/// Best first; none for a query that asks for anything else. What is read instead is
/// the same for rows that are there; one that is missing, or that a loaded list doesn't know of yet, makes it unsafe.
[[nodiscard]] std::vector<Strategy> query_strategies(const ProjectModel& model, const Access& access);

}  // namespace djvet
