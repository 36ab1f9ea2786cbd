// What every evaluation shares: the model, which methods are overridden somewhere, and what the project loads anywhere.
// Lifetime: views the ProjectModel. Threads: const, any.
// SPDX-License-Identifier: MIT
#pragma once

#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "analyzer/model/components.h"
#include "analyzer/model/project_model.h"

namespace djvet {

class Surroundings {
 public:
  explicit Surroundings(const ProjectModel& project);

  const ProjectModel& model;
  /// What AUTH_USER_MODEL names; none where the settings don't agree.
  ModelId user_model;

  /// Whether a class of the tree that inherits from `cls` binds the name itself, so that `self.name` of an object that may
  /// be of a subclass can't be known.
  [[nodiscard]] bool overridden(ClassId cls, std::string_view name) const;
  /// Whether any code of the project may load a relation of this name, on whatever queryset: some select_related,
  /// prefetch_related or Prefetch names it as a part of its path, or is given names that can't be read.
  [[nodiscard]] bool may_load(std::string_view relation) const;
  /// An empty description: what stands for the code of a template. None where there are no descriptions.
  FileId nothing;

  /// Whether a class of the tree, tests apart, inherits from `cls`.
  [[nodiscard]] bool is_base(ClassId cls) const;
  /// The tag or filter that the project's libraries define under a name; nothing when there is none, or more than one.
  [[nodiscard]] const LibraryEntry* library_entry(std::string_view name, LibraryEntry::Kind kind) const;
  /// Whether findings are wanted in a file: tests, migrations and vendored code are read for what they define.
  [[nodiscard]] bool is_judged(FileId file) const;

 private:
  void collect_loads() const;
  void collect_from(const FileFacts& facts) const;

  std::vector<std::vector<ClassId>> subclasses_;  // by class: those whose MRO holds it
  mutable std::once_flag collected_;
  mutable std::unordered_set<std::string> loaded_;
  mutable std::once_flag listed_;
  mutable std::unordered_map<std::string_view, const LibraryEntry*> entries_[2];  // by kind
};

}  // namespace djvet
