// Relations of the finished models, with the names they have from both ends, and the tables that hops are looked up in.
// Source: Django 5.2, "Model field reference" (related_name, related_query_name, symmetrical), "Model inheritance" (%(class)s),
// ForeignObjectRel.get_accessor_name and RelatedField.contribute_to_class.
// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/link/field_reader.h"
#include "analyzer/link/model_builder.h"
#include "analyzer/model/project_model.h"
#include "analyzer/model/tables.h"

namespace djvet {

/// The model that AUTH_USER_MODEL names, by project.
class UserModels {
 public:
  explicit UserModels(const ProjectModel& model) : model_(model) {}
  /// "auth.User" where no settings module says otherwise; empty where they disagree or can't be read.
  [[nodiscard]] const std::string& label_for(FileId file);
  /// What the settings modules bind a name to, where they agree; empty where none does, or one does in a way that isn't read.
  [[nodiscard]] std::string setting(std::string_view name, bool& bound) const;
  /// Whether some project uses Django's own user model.
  [[nodiscard]] bool standard_in_use();

 private:
  [[nodiscard]] std::string read(std::string_view project) const;
  const ProjectModel& model_;
  std::map<std::string_view, std::string> labels_;  // by project folder
};

class RelationBuilder {
 public:
  /// `model` needs its models and labels.
  RelationBuilder(const ProjectModel& model, const ModelBuilder& builder, const FieldReader& reader, UserModels& users)
      : model_(model), builder_(builder), reader_(reader), users_(users), resolver_(model) {}

  std::vector<Relation> build(const std::vector<ModelDraft>& drafts);
  [[nodiscard]] static std::vector<ProjectModel::Tables::Hops> hops(const std::vector<ModelDraft>& drafts,
                                                                    const std::vector<Relation>& relations);

 private:
  struct Target {
    ModelId model;
    std::string name;  // the label, or what the code says
  };
  void add(const ModelDraft& draft, ModelId source, const DeclaredField& field);
  void add_through(const ModelDraft& draft, ModelId source, const DeclaredField& field, Relation& relation);
  [[nodiscard]] std::string on_delete(const DeclaredField& field) const;
  void add_parent_links(const ModelDraft& draft, ModelId source, std::size_t first);
  void name_ends(const ModelDraft& draft, const DeclaredField& field, Relation& relation) const;
  Target target(const DeclaredField& field, ModelId source);
  Target evaluate(FileId file, ScopeId scope, NodeId expression, NodeId before, ModelId source);
  Target evaluate_call(FileId file, ScopeId scope, NodeId call, ModelId source);
  Target labelled(std::string_view label, ModelId source) const;
  Target user(ModelId source);
  [[nodiscard]] bool is_swapped(std::string_view app, std::string_view model) const;

  const ProjectModel& model_;
  const ModelBuilder& builder_;
  const FieldReader& reader_;
  UserModels& users_;
  Resolver resolver_;
  std::vector<Relation> out_;
};

}  // namespace djvet
