// App labels: which app a file's models belong to, as Django finds the app config that contains a module.
// Source: Django 5.2, "Applications" (AppConfig.name, AppConfig.label) and apps.get_containing_app_config.
// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/link/class_links.h"
#include "analyzer/model/project_model.h"

namespace djvet {

class AppLabels {
 public:
  /// `model` needs its classes and settings.
  AppLabels(const ProjectModel& model, const ClassLinks& classes);

  [[nodiscard]] std::string label_of(FileId file) const;
  /// Whether some settings module names the app or one of its configs; true where no INSTALLED_APPS is known in full.
  [[nodiscard]] bool installs(std::string_view app) const;
  /// Whether some settings module names the app, or, where no INSTALLED_APPS is known in full, the project imports its package.
  [[nodiscard]] bool uses(std::string_view app) const;

 private:
  struct Config {
    std::string label;
    bool is_default = false;
    bool installed = false;
  };
  void add_config(ClassId cls);
  void add_installed(const SettingsModule& settings);
  [[nodiscard]] bool lists(std::string_view app) const;
  [[nodiscard]] std::string choose(std::string_view folder, const std::vector<Config>& configs) const;

  const ProjectModel& model_;
  std::map<std::string, std::vector<Config>, std::less<>> configs_;  // by the app's folder
  std::set<std::string, std::less<>> installed_folders_;
  std::vector<std::string> installed_;  // entries of every INSTALLED_APPS
  bool all_known_ = true;
  mutable std::optional<std::set<std::string_view>> imported_;  // top-level names; filled when first asked for
};

}  // namespace djvet
