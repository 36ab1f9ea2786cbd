// What a model field says of itself: Field.deconstruct() of Django's own field classes, as a function of the arguments that
// their constructors are given. Migrations are written from it, and the autodetector compares nothing else.
// Source: Django 5.2, django/db/models/fields/*.py, contrib/postgres/fields, contrib/gis/db/models/fields.py.
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyzer/model/constant.h"

namespace djvet {

struct NamedConstant {
  std::string name;
  Constant value;
};

/// The arguments of a field: of its constructor's call, or as it deconstructs.
struct FieldParts {
  std::vector<Constant> positional;  // deconstructed ones have them where the class is not Django's
  std::vector<NamedConstant> named;  // deconstructed: by name
  bool open = false;                 // there may be others
  [[nodiscard]] const Constant* find(std::string_view name) const;
  void set(std::string_view name, Constant value);
  void remove(std::string_view name);
};

/// The arguments of a call: `call` is of that kind.
[[nodiscard]] FieldParts call_arguments(const Constant& call);

/// Whether the class at a canonical path is one whose deconstruct() this knows.
[[nodiscard]] bool deconstructs(std::string_view django_class);

/// The arguments with the positional ones by the names that the class's constructor gives them.
[[nodiscard]] FieldParts name_arguments(std::string_view django_class, FieldParts given);

/// What a field of this class, or of a class that extends it and adds nothing, deconstructs to. What isn't known stays so.
/// `to` and `through` are as they are written, but for the case of the model's name in `to`.
[[nodiscard]] FieldParts deconstruct_field(std::string_view django_class, FieldParts given);

}  // namespace djvet
