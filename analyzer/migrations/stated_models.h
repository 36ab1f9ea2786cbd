// The models of a project as their classes declare them: the arguments of their fields and the options of their Meta,
// evaluated as far as they are constant. What Django's system checks of models look at.
// Invariant: what isn't certain isn't there. A field whose class isn't Django's own, or whose checks a class of the project
// replaces, has no class; a Meta that may be another one has no options.
// Source: Django 5.2, django/db/models/base.py, options.py and fields/__init__.py.
// Lifetime: views the model. Threads: const, any.
// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/django/field_deconstruct.h"
#include "analyzer/migrations/evaluation.h"
#include "analyzer/model/constant.h"
#include "analyzer/model/project_model.h"

namespace djvet {

/// A value of a call's arguments: `absent` where it certainly isn't given, `unknown` where that can't be told.
[[nodiscard]] const Constant& argument_of(const FieldParts& parts, std::string_view name);

struct StatedField {
  const Field* field = nullptr;
  std::string cls;       // the name of Django's own class that it is, or extends ("CharField"); empty: not known
  std::string path;      // of that class, "django.db.models.CharField"
  FieldParts arguments;  // as written, by the names that the class's constructor gives them
  std::vector<StatedField> inner;  // the base_field or output_field, where it is one; its `field` is null

  /// See argument_of().
  [[nodiscard]] const Constant& argument(std::string_view name) const { return argument_of(arguments, name); }
};

/// An index or constraint of a Meta.
struct StatedIndex {
  std::string cls;   // "UniqueConstraint", "GinIndex"; empty: not known
  std::string name;  // with the placeholders filled; empty: none is given, or it isn't known
  FieldParts arguments;
  FileId file;  // where it is written
  Span span;
};

struct StatedModel {
  ModelId model;
  std::vector<StatedField> fields;  // that the class, or an abstract one that it extends, declares
  bool meta_known = false;          // `options` are Meta's, and those that aren't there aren't given
  std::map<std::string, Constant, std::less<>> options;
  std::map<std::string, Constant, std::less<>>
      attributes;                    // USERNAME_FIELD and REQUIRED_FIELDS, where a class has them
  std::vector<StatedIndex> indexes;  // those that are certainly there
  std::vector<StatedIndex> constraints;
  bool indexes_known = false;  // and no others are
  bool constraints_known = false;

  /// `absent` where Meta certainly doesn't give it, `unknown` where that can't be told.
  [[nodiscard]] const Constant& option(std::string_view name) const;
  [[nodiscard]] const StatedField* field(std::string_view name) const;
};

/// Concrete models of the project's own code that may be registered, in the order of the model; not those of tests.
[[nodiscard]] std::vector<StatedModel> read_stated_models(Evaluation& evaluation);

}  // namespace djvet
