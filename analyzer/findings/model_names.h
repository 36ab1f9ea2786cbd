// What `Model._meta.get_field()` gives for a name, and whether a model has an attribute, as Django's checks ask for them.
// Invariant: `missing` is said only of models of which all fields are known.
// Source: Django 5.2, Options.get_field and get_fields_from_path.
// Threads: any.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "analyzer/model/project_model.h"

namespace djvet {

struct FieldFound {
  enum class Kind : std::uint8_t {
    unknown,
    missing,
    column,        // no relation, of one of Django's classes or a subclass
    foreign_key,   // one_to_one fields too
    many_to_many,  // forward
    reverse_one,   // the other side of a foreign key or one-to-one field
    reverse_many,  // the other side of a many-to-many field
  };
  Kind kind = Kind::unknown;
  const Field* field = nullptr;  // column; relations where it is known
  RelationId relation;
  ModelId target;       // relations: the other model, or none
  bool by_key = false;  // the name is the attribute of a foreign key's column ("author_id")
};

/// `name` has no `__` in it.
[[nodiscard]] FieldFound get_field(const ProjectModel& model, ModelId of, std::string_view name);

/// The last field of a path; `missing` also where a piece follows a field that is no relation.
[[nodiscard]] FieldFound get_field_by_path(const ProjectModel& model, ModelId of, std::string_view path);

/// Whether the class of a model, or one of its parents, certainly has no attribute of this name.
[[nodiscard]] bool certainly_lacks_attribute(const ProjectModel& model, ModelId of, std::string_view name);

/// `; did you mean "title"?` among the names of the model's fields, or nothing.
[[nodiscard]] std::string did_you_mean_field(const ProjectModel& model, ModelId of, std::string_view name);

}  // namespace djvet
