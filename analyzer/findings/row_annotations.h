// A question that a loop asks the database for each row, as an annotation that comes with the rows:
//   for book in Book.objects.all():                   for book in Book.objects.all().annotate(
//     Review.objects.filter(book=book).exists()  ->       has_review=Exists(Review.objects.filter(book=OuterRef("pk")))):
//                                                       book.has_review
// and count() as the subquery of Django's documentation, "Using aggregates within a Subquery expression".
// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>

#include "analyzer/findings/finding.h"
#include "analyzer/infer/inference.h"

namespace djvet {

/// `row`: row_name() of the access. Nothing where an argument is neither a column of the row nor the same for all rows, where
/// a column may be NULL, for which Python's None asks otherwise, and where the rows may come from elsewhere.
[[nodiscard]] std::optional<Strategy> row_annotation(const ProjectModel& model, const Access& access,
                                                     std::string_view row);

}  // namespace djvet
