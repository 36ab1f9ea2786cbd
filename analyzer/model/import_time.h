// What runs when a module is imported: the import statements that certainly run with it, and those behind them.
// Invariant: only what runs whatever the conditions are is followed; a statement under an if, a try or a function isn't.
// Python reference, 5.4 "Loading": with a module, the packages around it are imported first.
// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

#include "analyzer/model/project_model.h"

namespace djvet {

/// Lifetime: as the model. Threads: const, any.
class ImportTime {
 public:
  explicit ImportTime(const ProjectModel& model) : model_(model) {}

  struct Step {
    FileId file;
    Span span;  // of the import, or of the class statement at the end
  };
  /// From an import to the class statement of a model, or to the import of an external module of models.
  struct Way {
    std::vector<Step>
        steps;          // the imports in order of execution, and the class statement where the model is the tree's
    std::string model;  // "shop.Book", or "django.contrib.auth.models"
  };

  /// The shortest way on which importing what the statement names runs a model's class statement.
  [[nodiscard]] std::optional<Way> to_model(FileId file, const Import& import) const;
  /// A file that is imported.
  struct Visit {
    FileId file;
    std::size_t from = 0;  // the visit whose import led here; itself for the first
    Span span;             // of that import
  };
  /// The files that certainly run when others do, each once, on the shortest way: `first`, then those behind them.
  [[nodiscard]] std::vector<Visit> runs_with(std::vector<Visit> first) const;
  /// Whether the import runs as soon as its file is imported.
  [[nodiscard]] static bool runs_at_import(const FileFacts& facts, const Import& import);

 private:
  [[nodiscard]] std::vector<FileId> entered(FileId file, const Import& import) const;
  void enter(FileId file, const Import& import, std::size_t from, std::vector<Visit>& visits) const;
  [[nodiscard]] const Model* own_model(FileId file) const;

  const ProjectModel& model_;
};

}  // namespace djvet
