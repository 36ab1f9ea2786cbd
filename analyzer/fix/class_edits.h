// A view class that names only its model gets the queryset which Django would make of it, with what it is to load:
//   model = Book   ->   model = Book
//                       queryset = Book.objects.select_related("author")
// Source: Django, MultipleObjectMixin.get_queryset and SingleObjectMixin.get_queryset: `queryset` goes before `model`.
// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "analyzer/extract/file_facts.h"
#include "analyzer/findings/finding.h"

namespace djvet {

/// `calls` is what the queryset says behind the manager: `.select_related("author")`. Nothing for a class that isn't a view by
/// its bases' names, that has no `model` of its own on a line of its own, or that says otherwise how its queryset is made.
[[nodiscard]] std::optional<Edit> give_queryset(const FileFacts& facts, std::string_view text, FileId file, NodeId cls,
                                                std::string_view manager, std::string_view calls);

}  // namespace djvet
