// The phases of a run, each a function from value to value, and run(), which calls them in their order.
//
//   1 discover  Configuration     -> Sources              analyzer/discover/discover.h
//   2 parse     source text       -> SyntaxTree           grammars/python.h         (inside extract_all, one file at a time)
//   3 extract   SyntaxTree        -> FileFacts            analyzer/extract/extract.h
//   4 link      FileFacts[]       -> ProjectModel         analyzer/link/link.h
//   5 infer     ProjectModel      -> Inference            analyzer/infer/inference.h
//   6 check     Inference         -> Finding[]            checks/
//   7 settle    Finding[]         -> Report               analyzer/findings/settle.h
//   8 render    Report            -> bytes                reporters/
// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <memory>
#include <string_view>

#include "analyzer/base/result.h"
#include "analyzer/config/configuration.h"
#include "analyzer/driver/reach.h"
#include "analyzer/extract/file_facts.h"
#include "analyzer/extract/template_facts.h"
#include "analyzer/findings/registry.h"
#include "analyzer/findings/report.h"
#include "analyzer/infer/inference.h"
#include "analyzer/model/project_model.h"

namespace djvet {

/// The facts of every file, in file order, and the memory that they view (blocks of this run or a mapped cache).
struct FactsTable {
  std::vector<FileFacts> python;          // index = FileId; empty facts for templates and for files that were left out
  std::vector<TemplateFacts> templates;   // index = FileId; likewise empty for Python
  std::vector<std::uint64_t> text_bytes;  // size of each file's text
  std::vector<Stamp> stamps;              // what each file was when its facts were taken; empty for files without facts
  std::size_t unread_tests = 0;           // files without facts because nothing reaches them
  std::vector<Notification> notifications;
  std::shared_ptr<void> memory;
};

/// Called now and then from any thread with what is being done and how far it is; `of` 0: nobody knows. May be empty.
using Progress = std::function<void(std::string_view phase, std::size_t done, std::size_t of)>;

/// Phases 2 and 3 for all files that `reach` leads to, from the cache where a file is unchanged; on all cores. Same result
/// cold and warm.
[[nodiscard]] FactsTable extract_all(const Sources& sources, const Reach& reach, const Configuration& configuration,
                                     const Progress& progress);

/// Everything that one run computed; each member views those above it.
struct Run {
  std::unique_ptr<Sources> sources;
  std::unique_ptr<FactsTable> facts;
  std::unique_ptr<ProjectModel> model;
  std::unique_ptr<Inference> inference;
  Report report;
};

/// Phases 1 to 7. An error only for the environment (a root that can't be read).
[[nodiscard]] Result<Run> run(const Configuration& configuration, std::span<const Registered> checks,
                              const Progress& progress = {});

}  // namespace djvet
