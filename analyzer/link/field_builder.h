// The fields of the finished models, with what Django's constructors make of their arguments, the automatic keys and parent
// links, and what relations need to know of them: the columns they refer to and the tables between.
// Source: Django 5.2, Field.__init__, Options._prepare, ModelBase.__new__, ForeignKey.set_attributes_from_name,
// create_many_to_many_intermediary_model.
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "analyzer/link/field_reader.h"
#include "analyzer/link/installed_apps.h"
#include "analyzer/link/model_builder.h"
#include "analyzer/model/project_model.h"

namespace djvet {

class FieldBuilder {
 public:
  /// `model` needs its models and relations.
  FieldBuilder(const ProjectModel& model, const FieldReader& reader, InstalledApps& apps)
      : model_(model), reader_(reader), apps_(apps) {}

  /// The fields of each draft, in ModelId order.
  [[nodiscard]] std::vector<std::vector<Field>> build(const std::vector<ModelDraft>& drafts);
  /// The name of each model's primary key, from the fields that build() made; empty where it isn't known.
  [[nodiscard]] static std::vector<std::string> primary_keys(const std::vector<ModelDraft>& drafts,
                                                             const std::vector<std::vector<Field>>& fields);

 private:
  [[nodiscard]] Field declared(const DeclaredField& field) const;
  [[nodiscard]] Field automatic_key(const ModelDraft& draft) const;
  [[nodiscard]] Field parent_link(const Relation& relation, RelationId id) const;
  static void set_described(const DescribedColumn& from, Field& field);
  void set_column(const DeclaredField& from, Field& field) const;
  void set_options(const DeclaredField& from, Field& field) const;
  [[nodiscard]] std::optional<std::int64_t> max_length(const FieldArguments& arguments, std::int64_t otherwise) const;

  const ProjectModel& model_;
  const FieldReader& reader_;
  InstalledApps& apps_;
};

}  // namespace djvet
