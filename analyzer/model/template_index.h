// Templates by name: the folders that Django's loaders search, in their order, and the files of the tree found there.
// Invariant: the order of what is listed is certain; a search that isn't `known` may have other folders besides.
// Source: Django 5.2, "Templates" (TEMPLATES: DIRS, APP_DIRS, loaders) and "The Django template language: for Python
// programmers" (Loader types).
// Lifetime: owns its folders; the model must outlive it. Threads: const, any. Made where it is needed: linear in the files.
// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analyzer/model/project_model.h"

namespace djvet {

/// A folder of templates, from the project root, without a slash at its end.
struct TemplateFolder {
  std::string path;
  std::string app;     // the package that it is part of ("shop"); empty for those of DIRS
  bool jinja = false;  // of a Jinja2 engine
};

/// How one settings module finds templates.
struct TemplateSearch {
  FileId settings;  // none: no settings module says anything, so that every folder of templates is searched, by path
  std::vector<TemplateFolder> folders;
  bool known = true;
};

class TemplateIndex {
 public:
  explicit TemplateIndex(const ProjectModel& model);

  /// In path order of their settings modules; never empty.
  [[nodiscard]] std::span<const TemplateSearch> searches() const { return searches_; }
  /// The search for what a file renders: of its project's settings, first of those that a start-up module names, and of these
  /// last of those for tests.
  [[nodiscard]] const TemplateSearch& search_of(FileId file) const;
  /// The files that a name means, the one that Django renders first.
  [[nodiscard]] std::vector<FileId> find(const TemplateSearch& search, std::string_view name) const;
  /// For a search that isn't known: the file that a name means when every folder of templates, and every folder below one, is
  /// searched, if there is one alone; else none.
  [[nodiscard]] FileId only_of_name(std::string_view name) const;
  /// The folder that holds a template and the name that it has there; nothing (null, empty) when none does.
  struct Found {
    const TemplateFolder* folder = nullptr;
    std::string_view name;  // views the file's path
  };
  [[nodiscard]] Found holder(const TemplateSearch& search, FileId file) const;

 private:
  const ProjectModel& model_;
  std::unordered_map<std::string_view, FileId> files_;  // templates by path; only looked up
  struct Elsewhere {
    FileId file;            // none: several
    std::size_t below = 0;  // folders between the one called "templates" and the one that is searched
  };
  void add_elsewhere(std::string_view path, FileId file);
  std::unordered_map<std::string_view, Elsewhere> elsewhere_;  // by name, in any folder; only looked up
  std::vector<TemplateSearch> searches_;
};

/// Each search with its folders, and every name that it finds with its files.
[[nodiscard]] std::string dump_templates(const ProjectModel& model);

}  // namespace djvet
