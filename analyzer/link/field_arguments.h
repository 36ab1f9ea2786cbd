// What a field's constructor is given in the end: the arguments of the call, and what the constructors of the field's own
// classes (of the tree) add, replace or take away before Django's constructor sees them.
// Source: the signatures of Django 5.2's fields. Invariant: an argument that some code may change in a way that isn't read
// has no value; where others may be given, `open` says so.
// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include "analyzer/link/class_links.h"
#include "analyzer/model/project_model.h"
#include "analyzer/model/resolver.h"

namespace djvet {

/// An expression, and where its names are looked up. Node 0: a value that isn't known.
struct FieldArgument {
  FileId file;
  ScopeId scope = 0;
  NodeId node = 0;
  NodeId before = Resolver::anywhere;
};

struct FieldArguments {
  struct Named {
    std::string_view name;
    FieldArgument value;
  };
  std::vector<FieldArgument> positional;
  std::vector<Named> named;
  bool open = false;  // others may be given

  [[nodiscard]] const FieldArgument* find(std::string_view name) const;
  void set(std::string_view name, const FieldArgument& value);
  void set_default(std::string_view name, const FieldArgument& value);
  void remove(std::string_view name);
};

class ArgumentReader {
 public:
  ArgumentReader(const ProjectModel& model, const ClassLinks& classes) : model_(model), classes_(classes) {}

  /// The arguments of a call as written; its node is `call`.
  [[nodiscard]] FieldArguments written(const FieldArgument& call) const;
  /// What reaches the constructor of the first class of the order that is outside the tree, positional arguments named by
  /// Django's signature.
  [[nodiscard]] FieldArguments received(const FieldArgument& call, const std::vector<Ancestor>& order) const;

 private:
  friend class Constructor;
  const ProjectModel& model_;
  const ClassLinks& classes_;
};

}  // namespace djvet
