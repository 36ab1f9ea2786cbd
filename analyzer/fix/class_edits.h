// Statements of a class that change what its framework loads. A view class that names only its model gets the queryset which
// Django would make of it, with what it is to load:
//   model = Book   ->   model = Book
//                       queryset = Book.objects.select_related("author")
// Source: Django, MultipleObjectMixin.get_queryset and SingleObjectMixin.get_queryset: `queryset` goes before `model`.
// An admin class or an inline gets a method that says more of what Django's own gives, at the end of its body:
//   model = Book   ->   model = Book
//
//                       def get_queryset(self, request):
//                           return super().get_queryset(request).prefetch_related("authors")
// Source: Django, BaseModelAdmin.get_queryset and InlineModelAdmin.get_queryset.
// An admin class gets the paths that its change list joins:
//   list_display = ["title", "publisher"]   ->   list_display = ["title", "publisher"]
//                                                list_select_related = ["author"]
// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/extract/file_facts.h"
#include "analyzer/findings/finding.h"

namespace djvet {

/// `calls` is what the queryset says behind the manager: `.select_related("author")`. Nothing for a class that isn't a view by
/// its bases' names, that has no `model` of its own on a line of its own, or that says otherwise how its queryset is made.
[[nodiscard]] std::optional<Edit> give_queryset(const FileFacts& facts, std::string_view text, FileId file, NodeId cls,
                                                std::string_view manager, std::string_view calls);

/// `list_select_related` with paths, beside those that it names; it stands below `list_display`, or first in the class. Nothing
/// where it is neither a list of strings nor True or False.
[[nodiscard]] std::optional<Edit> give_related(const FileFacts& facts, std::string_view text, FileId file, NodeId cls,
                                               const std::vector<std::string>& paths);

/// `calls` as above. Nothing for a class that isn't of the admin by its bases' names, that has the method, or whose last statement
/// isn't alone on its lines.
[[nodiscard]] std::optional<Edit> give_admin_queryset(const FileFacts& facts, std::string_view text, FileId file,
                                                      NodeId cls, std::string_view calls);

}  // namespace djvet
