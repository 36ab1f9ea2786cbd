// A project written in a test: paths and texts become sources, facts and the linked model.
// SPDX-License-Identifier: MIT
#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzer/model/project_model.h"

namespace djvet::test {

/// Owns everything that the model views. Movable: the model's views stay valid.
class SmallProject {
 public:
  /// Roles follow the paths: "tests" and "settings" parts, "migrations" folders.
  SmallProject(std::initializer_list<std::pair<std::string, std::string>> files, std::string root = "/project");
  /// The Python files below a folder.
  [[nodiscard]] static SmallProject read(const std::string& folder);

  [[nodiscard]] const ProjectModel& model() const { return *model_; }
  [[nodiscard]] FileId file(std::string_view path) const;
  /// The class by its qualified name; the test fails where there is none.
  [[nodiscard]] ClassId cls(std::string_view qualified) const;
  /// The model by its label ("shop.Book"), abstract ones too.
  [[nodiscard]] ModelId model_id(std::string_view label) const;
  /// "field -> target" or "accessor <- source" of a hop by attribute, "none" where there is no such hop.
  [[nodiscard]] std::string hop(std::string_view label, std::string_view attribute) const;
  [[nodiscard]] std::string lookup_hop(std::string_view label, std::string_view name) const;
  /// What a name of a module's top level stands for, in one word: "class shop.models.Book", "external django.db.models", ...
  [[nodiscard]] std::string resolve(std::string_view path, std::string_view name) const;
  [[nodiscard]] std::string describe(const Symbol& symbol) const;

 private:
  using Files = std::vector<std::pair<std::string, std::string>>;
  void make(Files files, std::string root);

  std::unique_ptr<Sources> sources_ = std::make_unique<Sources>();
  std::unique_ptr<std::vector<std::vector<char>>> blocks_ = std::make_unique<std::vector<std::vector<char>>>();
  std::unique_ptr<std::vector<FileFacts>> facts_ = std::make_unique<std::vector<FileFacts>>();
  std::unique_ptr<ManifestTable> manifests_ = std::make_unique<ManifestTable>();
  std::unique_ptr<ProjectModel> model_;
};

}  // namespace djvet::test
