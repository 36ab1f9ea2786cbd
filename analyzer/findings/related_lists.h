// Related rows that a loop asks for again and again, filtered or ordered in the same way, as lists that come with its rows:
//   for author in Author.objects.all():                    for author in Author.objects.prefetch_related(
//     for book in author.books.filter(sold=True):   ->         Prefetch("books", queryset=Book.objects.filter(sold=True),
//                                                                       to_attr="sold_books")):
//                                                            for book in author.sold_books:
// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>

#include "analyzer/findings/finding.h"
#include "analyzer/infer/inference.h"

namespace djvet {

/// `row`: row_name() of the access. All such reads of the relation in the loop are changed. Nothing where a list wouldn't do,
/// where an argument may differ from pass to pass, where the rows may come from elsewhere, and where the rows of one relation
/// would be filtered over another one to many rows, which a manager of related rows joins otherwise than a queryset does.
[[nodiscard]] std::optional<Strategy> related_lists(const ProjectModel& model, const Access& access,
                                                    std::string_view row);

}  // namespace djvet
