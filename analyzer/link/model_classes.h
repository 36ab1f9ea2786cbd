// The class of a model by its label, before models are made: for classes whose base is get_model("shop", "Book").
// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/link/app_labels.h"
#include "analyzer/link/class_links.h"
#include "analyzer/link/installed_apps.h"
#include "analyzer/link/relation_builder.h"
#include "analyzer/model/project_model.h"

namespace djvet {

/// Lifetime: as what it is made of.
class ModelClasses {
 public:
  /// `model` needs its classes and settings.
  ModelClasses(const ProjectModel& model, const AppLabels& labels, InstalledApps& apps, UserModels& users)
      : model_(model), labels_(labels), apps_(apps), users_(users) {}

  /// What get_model() or get_user_model(), named by `function`, gives in a file. The class is the only one that its label can
  /// mean: of several, those that no installed app brings are left out, and of the others those of packages. Nothing where
  /// several are left.
  [[nodiscard]] std::optional<Ancestor> find(FileId file, std::string_view function, std::string_view label);

 private:
  [[nodiscard]] std::optional<Ancestor> labelled(std::string_view label);
  [[nodiscard]] bool has_other_label(ClassId cls, std::string_view label) const;

  const ProjectModel& model_;
  const AppLabels& labels_;
  InstalledApps& apps_;
  UserModels& users_;
  std::map<std::string, std::vector<ClassId>, std::less<>> by_name_;  // module-level classes, lower case
};

}  // namespace djvet
