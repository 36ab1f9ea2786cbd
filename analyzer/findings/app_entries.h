// INSTALLED_APPS of each settings module that a project runs with, and which app each entry is: its name, its label and the class
// that configures it.
// Source: Django 5.2, AppConfig.create and Apps.populate.
// Invariant: a label that isn't certain is empty; the order of entries is certain.
// Lifetime: views the model. Threads: any.
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "analyzer/model/module_names.h"
#include "analyzer/model/project_model.h"

namespace djvet {

struct AppEntry {
  const SettingList::Item* item = nullptr;
  std::string name;   // "oscar.apps.catalogue"; as the entry spells it where no class in the tree says another one
  std::string label;  // empty: not known
  ClassId config;     // its class in the tree; none: Django's own, or outside the tree
};

struct AppList {
  const SettingsModule* settings = nullptr;
  const SettingList* list = nullptr;
  std::vector<AppEntry> entries;  // that are certainly there, in order
};

/// By the path of their settings modules, those of tests and of vendored code left out.
[[nodiscard]] std::vector<AppList> app_lists(const ProjectModel& model, const ModuleNames& names);

/// Whether a class configures apps.
[[nodiscard]] bool is_app_config(const ProjectModel& model, ClassId cls);

/// The text that a class or its bases give an attribute; `said`: they give it something.
[[nodiscard]] std::string text_attribute(const ProjectModel& model, ClassId cls, std::string_view name, bool& said);

}  // namespace djvet
