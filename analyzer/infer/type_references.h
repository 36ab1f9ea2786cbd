// The class that a type expression is about, and whether it says a list of it: `list["BookSchema"]`, `BookSchema | None`,
// `graphene.List(graphene.NonNull(BookType))`, `DjangoListField(BookType)`.
// Threads: any.
// SPDX-License-Identifier: MIT
#pragma once

#include "analyzer/model/project_model.h"

namespace djvet {

struct TypeReference {
  ClassId cls;  // of the tree; none: something else, or it can't be told
  bool many = false;
};

/// Of an expression in a scope of a file.
[[nodiscard]] TypeReference type_reference(const ProjectModel& model, FileId file, ScopeId scope, NodeId expression);

/// The last word of what a call calls, or of a name: "List" of `graphene.List(...)`.
[[nodiscard]] std::string_view called_word(const FileFacts& facts, NodeId expression);

/// The value of a call's keyword, or 0.
[[nodiscard]] NodeId keyword_value(const FileFacts& facts, NodeId call, std::string_view name);

/// The expression of a definition's or assignment's annotation, or 0.
[[nodiscard]] NodeId annotation_of(const FileFacts& facts, NodeId statement);

}  // namespace djvet
