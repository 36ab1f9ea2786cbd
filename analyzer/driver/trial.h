// A copy of the project in memory with some files changed or new: what would djvet find there? Every phase from linking on runs
// again; the facts of files that aren't changed are those of the run.
// Invariant: the other files that are read stay the same, which holds as long as no change names a file, or imports from a
// module of the project that its file doesn't import from already; new files are read whatever they are named by.
// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analyzer/base/result.h"
#include "analyzer/config/configuration.h"
#include "analyzer/driver/original_texts.h"
#include "analyzer/driver/pipeline.h"
#include "analyzer/findings/finding.h"
#include "analyzer/findings/registry.h"

namespace djvet {

/// Lifetime: views the run, the configuration, the checks and the texts. Threads: one; each trial uses all cores.
class Trials {
 public:
  /// `run` has computed everything.
  Trials(const Run& run, const Configuration& configuration, std::span<const Registered> checks,
         const OriginalTexts& texts)
      : run_(run), configuration_(configuration), checks_(checks), texts_(texts) {}

  struct Outcome {
    std::vector<Finding>
        findings;                // of every severity and confidence, in every path; suppressed ones are not among them.
                                 // Their files are those of the run; none where it is a new one
    std::vector<FileId> broken;  // changed files that can't be changed so, or of which less is understood than before
    bool lost = false;           // a new file can't be made, or isn't understood whole
    std::size_t gaps = 0;        // places where the analysis gave up following queries
  };

  /// Places where the analysis gives up following queries, without any change.
  [[nodiscard]] std::size_t gaps_now() const;
  /// What there is without any change.
  [[nodiscard]] std::vector<Finding> findings_now() const;
  /// What there would be after edits, which are in order, with new files, which are by path. With a broken file there are no
  /// findings.
  [[nodiscard]] Outcome findings_after(std::span<const Edit> edits, std::span<const CreatedFile> created) const;

 private:
  struct Overlay;
  [[nodiscard]] bool change(std::span<const Edit> edits, Overlay& overlay, std::vector<FileId>& broken) const;
  [[nodiscard]] bool create(std::span<const CreatedFile> created, Overlay& overlay) const;
  [[nodiscard]] std::vector<Finding> judge(const ProjectModel& model, const Inference& inference,
                                           const Sources& sources, const FactsTable& facts,
                                           const std::function<std::string(FileId)>& text_of) const;

  const Run& run_;
  const Configuration& configuration_;
  std::span<const Registered> checks_;
  const OriginalTexts& texts_;
};

}  // namespace djvet
