// The field paths that a queryset call names: keywords of filter(), strings of order_by() or select_related(), F() and Q()
// below its arguments. Only what is written in the call itself.
// Source: Django documentation, "QuerySet API reference" and "Query Expressions".
// Lifetime: views the facts. Threads: any.
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyzer/infer/inference.h"
#include "analyzer/model/project_model.h"

namespace djvet {

enum class PathUse : std::uint8_t {
  lookup,    // filter(author__name=...), Q(...)
  value,     // order_by("-title"), values("title"), F("title"), Count("books")
  column,    // only("title"), defer("title")
  assigned,  // update(title=...): a field of the model itself
  given,     // create(title=...), Book(title=...), get_or_create(defaults={"title": ...}): or a property with a setter
  select,    // select_related("author")
  prefetch,  // prefetch_related("books"), Prefetch("books")
};

struct FieldReference {
  PathUse use{};
  Span span;                   // the string, or the keyword's name
  NodeId node = 0;             // the string or keyword
  std::string path;            // without the "-" of an order
  bool run_together = false;   // written as several strings without a comma between
  std::string_view beginning;  // the first of them
};

/// In source order. Names that can't be read (`*names`, `**lookups`, f-strings) are left out.
[[nodiscard]] std::vector<FieldReference> field_references(const ProjectModel& model, FileId file,
                                                           const QueryCall& call);

/// The names that the call itself gives to annotations, which its other arguments may refer to.
[[nodiscard]] std::vector<std::string_view> names_given(const FileFacts& facts, const QueryCall& call);

}  // namespace djvet
