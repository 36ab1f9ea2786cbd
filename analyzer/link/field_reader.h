// What a model's class body declares: fields and managers, each read from the assignment that makes it.
// Invariant: a name that is bound under a condition, or in several ways, is reported as uncertain and never as a field.
// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/django/fields.h"
#include "analyzer/link/class_links.h"
#include "analyzer/model/project_model.h"
#include "analyzer/model/resolver.h"

namespace djvet {

/// What a relation field was told. Nothing of a text: absent; `unreadable` when some name was not a literal.
struct RelationOptions {
  NodeId to = 0;  // the expression, in the field's file
  NodeId through = 0;
  std::optional<std::string> related_name;
  std::optional<std::string> query_name;
  bool nullable = false;
  bool parent_link = false;
  std::optional<bool> symmetrical;
  bool unreadable = false;  // **options, or a related_name that is no literal
};

struct DeclaredField {
  std::string_view name;
  FieldKind kind = FieldKind::column;
  FileId file;        // none: described by django/
  ScopeId scope = 0;  // where its expressions are evaluated
  NodeId node = 0;    // the call
  Span span;          // its name
  RelationOptions options;
  std::string_view described_to;  // described ones: "app.Model", "self" or "AUTH_USER_MODEL"
  bool primary_key = false;
};

struct ClassBody {
  std::vector<DeclaredField> fields;  // in source order
  std::vector<Manager> managers;
  std::vector<std::string_view> names;  // everything the body binds, sorted
  bool uncertain = false;               // some field exists only sometimes
};

class FieldReader {
 public:
  FieldReader(const ProjectModel& model, ClassLinks& classes) : model_(model), classes_(classes), resolver_(model) {}

  [[nodiscard]] ClassBody read(ClassId cls);
  /// Whether a class whose bases are unknown declares a model field: nothing but a model does.
  [[nodiscard]] bool declares_fields(ClassId cls);
  /// The text of a literal, of a concatenation of literals, of a name that is bound to one, or of a setting's default.
  [[nodiscard]] std::optional<std::string> text(FileId file, ScopeId scope, NodeId expression) const;

 private:
  struct Place {
    FileId file;
    ScopeId scope;
    NodeId node;
    NodeId before;
  };
  [[nodiscard]] FieldKind kind_of_call(const Place& call);
  [[nodiscard]] NodeId setting_default(FileId file, ScopeId scope, NodeId call) const;
  [[nodiscard]] FieldKind kind_of_class(ClassId cls) const;
  void read_field(const Place& call, DeclaredField& field);
  [[nodiscard]] std::optional<Manager> read_manager(const Place& value, std::string_view name);
  [[nodiscard]] std::optional<Manager> manager_of(const std::vector<Ancestor>& classes) const;

  const ProjectModel& model_;
  ClassLinks& classes_;
  Resolver resolver_;
};

}  // namespace djvet
