// Which classes are Django models, and what fields, managers and parents each has when inheritance is done.
// Source: Django 5.2, "Model inheritance" (https://docs.djangoproject.com/en/5.2/topics/db/models/#model-inheritance) and
// ModelBase.__new__, whose order of precedence this follows.
// SPDX-License-Identifier: MIT
#pragma once

#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analyzer/django/described_models.h"
#include "analyzer/link/added_fields.h"
#include "analyzer/link/app_labels.h"
#include "analyzer/link/class_links.h"
#include "analyzer/link/field_reader.h"
#include "analyzer/link/installed_apps.h"
#include "analyzer/model/project_model.h"

namespace djvet {

/// A model and what relations are made of.
struct ModelDraft {
  Model model;
  std::vector<const DeclaredField*> fields;  // its own and those copied from abstract bases, in order
  std::vector<ModelId> parents;              // concrete bases
  std::string default_related_name;          // Meta's, may hold %(class)s
  std::string default_manager_name;          // Meta's
  std::string base_manager_name;             // Meta's
  bool managers_known = true;                // every base's Meta and managers are known
  bool kind_known = true;                    // abstract, proxy or neither, for certain
  bool own_managers = false;                 // the class's body declares some
  bool automatic_objects = false;            // Django made `objects` for it
};

/// Lifetime: drafts view this object's fields.
class ModelBuilder {
 public:
  ModelBuilder(const ProjectModel& model, ClassLinks& classes, const AppLabels& labels, InstalledApps& apps,
               FieldReader& reader);

  /// Drafts in ModelId order: the tree's models in class order, then the described ones in use, by path.
  std::vector<ModelDraft> build(bool standard_user);
  [[nodiscard]] ModelId model_of(ClassId cls) const { return model_of_[cls.index()]; }
  [[nodiscard]] ModelId described(std::string_view path) const;

 private:
  void find_models();
  void add_described(bool standard_user);
  [[nodiscard]] bool is_read(const DescribedModel& from) const;
  void start(ClassId cls);
  void read_meta(ClassId cls, ModelDraft& draft);
  void read_table(ClassId meta, ModelDraft& draft) const;
  void choose_managers(ClassId cls, ModelDraft& draft);
  void forget_replaced(ClassId cls, ModelDraft& draft);
  [[nodiscard]] bool meta_known(ClassId meta) const;
  void inherit(ClassId cls);
  void inherit_described(const DescribedModel& from, ModelDraft& draft);
  void add_late_fields(const AddedFields::Addition* added, ModelDraft& draft);
  void add_late_columns(ClassId cls, ModelDraft& draft);
  void add_managers(ClassId cls, ModelDraft& draft);
  void add_columns(ModelDraft& draft, bool automatic_key);
  void copy(const DeclaredField& field, ModelDraft& draft);
  [[nodiscard]] bool hidden_before(ClassId cls, std::size_t position, std::string_view name);
  [[nodiscard]] ClassId meta_of(ClassId cls) const;
  [[nodiscard]] NodeId meta_value(ClassId meta, std::string_view name, FileId& file) const;
  [[nodiscard]] std::string meta_text(ClassId meta, std::string_view name) const;
  /// Nothing where Meta says it in a way that can't be read; empty where it doesn't say it.
  [[nodiscard]] std::optional<std::string> meta_option(ClassId meta, std::string_view name) const;
  [[nodiscard]] bool is_abstract(ClassId cls, bool& certain) const;
  const ClassBody& body(ClassId cls);
  const std::string& label_of(FileId file);
  const std::vector<DeclaredField>& fields_of(const DescribedModel& from);

  const ProjectModel& model_;
  ClassLinks& classes_;
  const AppLabels& labels_;
  InstalledApps& apps_;
  FieldReader& reader_;
  AddedFields added_;
  Resolver resolver_;
  std::vector<char> is_model_;     // by class
  std::vector<ModelId> model_of_;  // by class
  std::vector<ModelDraft> drafts_;
  std::map<std::string_view, ModelId> described_;
  std::unordered_map<ClassId, ClassBody> bodies_;  // stable addresses
  std::unordered_map<FileId, std::string> labels_of_;
  std::map<std::string_view, std::vector<DeclaredField>> described_fields_;  // by path, own and inherited ones
};

}  // namespace djvet
