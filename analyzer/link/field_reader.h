// What a model's class body declares: fields and managers, each read from the assignment that makes it.
// Invariant: a name that is bound under a condition, or in several ways, is reported as uncertain and never as a field.
// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/django/described_models.h"
#include "analyzer/django/fields.h"
#include "analyzer/link/class_links.h"
#include "analyzer/link/field_arguments.h"
#include "analyzer/model/project_model.h"
#include "analyzer/model/resolver.h"

namespace djvet {

/// What a relation field was told. Nothing of a text: absent; `unreadable` when some name was not a literal.
struct RelationOptions {
  FieldArgument to;  // node 0: not given, or not known
  FieldArgument through;
  std::optional<std::string> related_name;
  std::optional<std::string> query_name;
  bool nullable = false;
  bool parent_link = false;
  std::optional<bool> symmetrical;
  bool unreadable = false;  // **options, or a related_name that is no literal
};

/// The class of a field: what it is called, and its order as far as it is known.
struct FieldClass {
  FieldKind kind = FieldKind::none;
  std::string path;  // canonical
  std::string base;  // the nearest class of Django's own; empty: not known
  std::vector<Ancestor> order;
};

struct DeclaredField {
  std::string_view name;
  FieldKind kind = FieldKind::column;
  FileId file;        // none: described by django/
  ScopeId scope = 0;  // where its expressions are evaluated
  NodeId node = 0;    // the call
  Span span;          // its name
  RelationOptions options;
  std::string class_path;                      // empty: not known
  std::string base;                            // the nearest class of Django's own; empty: not known
  FieldArguments arguments;                    // what Django's constructor is given
  const DescribedColumn* described = nullptr;  // described columns
  const DescribedRelation* described_relation = nullptr;
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
  /// What an argument stands for: a literal, through the names that are bound to it, or a setting's default. Node 0: unknown.
  [[nodiscard]] FieldArgument literal(const FieldArgument& of) const;
  /// Whether an argument is true; nothing when it isn't known. `otherwise` where it isn't given.
  [[nodiscard]] std::optional<bool> truth(const FieldArguments& of, std::string_view name, bool otherwise) const;
  /// A field that the call makes, as an assignment to `name` or `contribute_to_class(model, name)` does; nothing where the
  /// call makes none.
  [[nodiscard]] std::optional<DeclaredField> field(const FieldArgument& call, std::string_view name, Span name_span);

 private:
  using Place = FieldArgument;
  [[nodiscard]] FieldClass class_of_call(const Place& call) const;
  [[nodiscard]] NodeId setting_default(FileId file, ScopeId scope, NodeId call) const;
  void read_relation(DeclaredField& field) const;
  [[nodiscard]] std::optional<Manager> read_manager(const Place& value, std::string_view name);
  [[nodiscard]] std::optional<Manager> manager_of(const std::vector<Ancestor>& classes) const;
  void name_classes(const std::vector<Ancestor>& classes, Manager& manager) const;

  const ProjectModel& model_;
  ClassLinks& classes_;
  Resolver resolver_;
};

}  // namespace djvet
