// Which modules of the tree lie in an app that some settings module may install.
// Source: Django 5.2, AppConfig.create and apps.get_containing_app_config.
// Invariant: a "no" is certain; where an entry of INSTALLED_APPS can't be followed, all that it may mean counts.
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyzer/model/project_model.h"

namespace djvet {

/// The strings that a list of a settings module may hold, whatever the conditions around them are.
struct PossibleStrings {
  std::vector<std::string> values;  // sorted, each once
  bool known = true;                // there can't be others
};
[[nodiscard]] PossibleStrings possible_strings(const Constant& value);

/// Lifetime: as the model. Threads: const, any.
class PossibleApps {
 public:
  /// Of all settings modules of the tree, those of tests included.
  explicit PossibleApps(const ProjectModel& model);

  [[nodiscard]] bool may_contain(FileId file) const;

 private:
  void add_entry(std::string_view entry, FileId settings);
  void add_name(std::string_view name, FileId settings);
  void add_config(ClassId cls, std::string_view entry, FileId settings);

  const ProjectModel& model_;
  std::vector<std::string> folders_;  // "shop/": apps that are packages
  std::vector<FileId> files_;         // apps that are one module
  std::vector<std::string> parts_;    // "/shop/": apps whose place isn't certain
};

}  // namespace djvet
