// Fields that code gives to a model after its class statement: `Book.add_to_class("pages", models.IntegerField())` and
// `models.IntegerField().contribute_to_class(Book, "pages")`.
// Invariant: what may not run, or not for certain make a field, is no field but makes its model uncertain.
// Source: Django 5.2, ModelBase.add_to_class and Field.contribute_to_class.
// SPDX-License-Identifier: MIT
#pragma once

#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/link/class_links.h"
#include "analyzer/link/field_reader.h"
#include "analyzer/link/installed_apps.h"
#include "analyzer/model/project_model.h"

namespace djvet {

/// Lifetime: fields view this object.
class AddedFields {
 public:
  struct Addition {
    std::vector<DeclaredField> fields;  // by file, then source
    bool uncertain = false;             // there may be more
  };

  /// `model` needs its classes and settings. Code of tests is left out.
  AddedFields(const ProjectModel& model, ClassLinks& classes, InstalledApps& apps, FieldReader& reader);

  /// What is added to a class of the tree, or to a described one by its path; nothing where there is none.
  [[nodiscard]] const Addition* of(ClassId cls) const;
  [[nodiscard]] const Addition* of(std::string_view path) const;

 private:
  struct Call {
    FileId file;
    ScopeId scope = 0;
    NodeId node = 0;
    NodeId model = 0;
    NodeId name = 0;
    NodeId field = 0;
  };
  void read(FileId file);
  void add(const Call& call);
  [[nodiscard]] bool runs(const Call& call, ClassId target);
  [[nodiscard]] bool may_be_field(const Call& call) const;

  const ProjectModel& model_;
  ClassLinks& classes_;
  InstalledApps& apps_;
  FieldReader& reader_;
  std::map<ClassId, Addition> by_class_;
  std::map<std::string, Addition, std::less<>> by_path_;
  std::deque<std::string> names_;  // stable addresses
};

}  // namespace djvet
