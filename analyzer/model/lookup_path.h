// Field paths as queries spell them ("author__name__icontains", "author", "book_set"), followed over the model's relations.
// Source: Django 5.2, Query.names_to_path, SQLCompiler.get_related_selections, prefetch_related_objects.
// Lifetime: results view the path and the model. Threads: any.
// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include "analyzer/model/project_model.h"

namespace djvet {

/// How a path's parts are spelt.
enum class PathStyle : std::uint8_t {
  lookup,    // filter(), order_by(), values(), F(): fields, attnames and query names of reverse relations
  select,    // select_related(): the same, as far as they are relations
  prefetch,  // prefetch_related(): attributes of instances
};

/// Where a path leads.
struct PathEnd {
  enum class Kind : std::uint8_t {
    unknown,   // through something that isn't known
    column,    // a field that is no relation (or a key's column); `rest` may hold transforms and a lookup
    relation,  // the path's end is a relation
    missing,   // `part` is the name of nothing that `model` is known to have
  };
  Kind kind{};
  ModelId model;          // column, missing: whose; relation: the one it leads to, or none
  std::string_view part;  // the last one looked at
  std::string_view rest;  // behind `part`
  RelationId relation;    // the last hop
  bool many = false;      // the last hop leads to many rows
  bool generic = false;   // over a generic relation
  std::size_t hops = 0;   // before `part`
};

[[nodiscard]] PathEnd follow_path(const ProjectModel& model, ModelId from, std::string_view path, PathStyle style);

/// Whether a model certainly has nothing of this name that a query could name: all its fields are known, and no code of
/// the project is seen that would give it more.
[[nodiscard]] bool certainly_lacks(const ProjectModel& model, ModelId of, std::string_view name, PathStyle style);

/// Whether code that adds fields or lookups to classes from outside stands in a file that also holds the name.
[[nodiscard]] bool may_be_added(const ProjectModel& model, std::string_view name);

/// What a path's part may be on this model, sorted: for suggestions.
[[nodiscard]] std::vector<std::string_view> path_names(const ProjectModel& model, ModelId of, PathStyle style);

}  // namespace djvet
