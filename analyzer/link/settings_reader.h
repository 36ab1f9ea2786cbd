// Finds the settings modules of a project and evaluates each as the program's only settings: what is written in them, and in
// what they import, run in order.
// SPDX-License-Identifier: MIT
#pragma once

#include <set>
#include <string>
#include <vector>

#include "analyzer/link/evaluate/interpreter.h"
#include "analyzer/link/judged_settings.h"
#include "analyzer/model/project_model.h"

namespace djvet {

class SettingsReader {
 public:
  explicit SettingsReader(const ProjectModel& model) : model_(model) {}

  /// Every settings module of the tree, in path order: files whose path says so, those that DJANGO_SETTINGS_MODULE is set to,
  /// and those that bind MIDDLEWARE, MIDDLEWARE_CLASSES or INSTALLED_APPS. A module with classes of django-configurations
  /// gives one for each of them.
  [[nodiscard]] std::vector<SettingsModule> read_all();

 private:
  void find_entries();
  void find_bases(const std::vector<FileId>& files);
  [[nodiscard]] bool is_settings(FileId file) const;
  void read(FileId file, bool plain, std::vector<SettingsModule>& out);
  void read_plain(std::vector<SettingsModule>& out);
  void add_configurations(Interpreter& interpreter, const SettingsModule& module, std::vector<SettingsModule>& out);
  template <class Names>
  void add_settings(const Interpreter& interpreter, const Names& names, SettingsModule& to);

  const ProjectModel& model_;
  EvaluationBudget budget_;
  std::set<FileId> entries_;
  std::set<FileId> served_;
  std::set<FileId> bases_;
  std::vector<SettingsLink> links_;
};

}  // namespace djvet
