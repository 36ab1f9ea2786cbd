// One analysis of a project with what an editor holds of it, and what an editor asks of it: diagnostics of its files, the pages
// of the checks at a place, the verified fixes of the findings there.
// Invariant: the findings are those of `djvet check` on a tree whose files are what the editor holds.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analyzer/base/result.h"
#include "analyzer/config/baseline.h"
#include "analyzer/config/configuration.h"
#include "analyzer/config/outcomes.h"
#include "analyzer/driver/pipeline.h"
#include "analyzer/findings/registry.h"
#include "reporters/lsp/messages.h"
#include "reporters/lsp/text_document.h"

namespace djvet::lsp {

/// What `djvet check FOLDER` would go by.
struct ProjectSettings {
  Configuration configuration;
  std::optional<Baseline> baseline;
  Outcomes outcomes;
};

/// A document of the project as the editor holds it.
struct HeldDocument {
  std::string uri;  // as the editor spells it
  std::int64_t version = 0;
};

/// What an analysis is of; it doesn't change while the analysis goes on.
struct Task {
  std::string shown_root;  // the root as the editor spells it; absolute
  ProjectSettings settings;
  std::map<std::string, HeldDocument> documents;  // by path from the root
  std::shared_ptr<const OpenFiles> texts;         // of the same
  Initialize client;
};

/// Diagnostics of one file: a JSON array.
struct FileDiagnostics {
  std::string uri;
  std::optional<std::int64_t> version;  // of the document, where it is open
  std::string json;
  friend bool operator==(const FileDiagnostics&, const FileDiagnostics&) = default;
};

/// Threads: one at a time.
class Analysis {
 public:
  /// An error only for the environment: the project can't be read as its configuration says.
  [[nodiscard]] static Result<std::unique_ptr<Analysis>> of(Task task, KeptProject& kept,
                                                            std::span<const Registered> checks);

  /// Of one open document that has changed since this analysis, as first_look tells them. `now` is of the same project.
  [[nodiscard]] std::optional<FileDiagnostics> first_look(Task now, const std::string& path) const;

  /// Of every file with findings, by path, and of every open document.
  [[nodiscard]] const std::map<std::string, FileDiagnostics>& diagnostics() const { return diagnostics_; }
  /// What a user must know of the run as a whole, one line each.
  [[nodiscard]] std::vector<std::string> remarks() const;
  /// The pages of the checks with findings at a place, as the result of a hover request: JSON.
  [[nodiscard]] std::string hover(const std::string& path, Point at) const;
  /// The verified fixes of the findings that touch a range, as the result of a codeAction request: JSON; of a finding without
  /// one, a new document with its packet. A finding's fix is tried once.
  [[nodiscard]] std::string actions(const std::string& path, Range range);
  [[nodiscard]] const Report& report() const { return run_.report; }

 private:
  /// Where a finding is, and how it is told.
  struct Shown {
    std::string path;
    Range range;
    std::string json;
    bool was_tried = false;
    std::vector<Fix> fixes;
  };

  Analysis() = default;
  void show_findings();
  [[nodiscard]] std::string uri_of_file(const std::string& path) const;
  [[nodiscard]] std::vector<std::size_t> findings_in(const std::string& path, Range range) const;
  void try_fix(std::size_t finding);
  [[nodiscard]] std::optional<Fix> packet_of(std::size_t finding) const;
  void settle_known();
  [[nodiscard]] std::string edit_of(const Fix& fix) const;

  Task task_;
  std::span<const Registered> checks_;
  Run run_;
  std::vector<Shown> shown_;  // by the index of a finding
  std::map<std::string, FileDiagnostics> diagnostics_;
};

}  // namespace djvet::lsp
