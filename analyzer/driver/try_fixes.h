// Findings with strategies -> changed files and verified fixes. Many fixes are tried in one trial; when it fails, those at
// fault are left out, or the rest is halved. So the cost is that of a few runs, not of one for each finding.
// A change may be for several findings: files that they all lack are written once, for all of them.
// Invariant: all changes together were tried in one trial: each finding they are for was gone, and no other had come, but for
// remarks on files that they make.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "analyzer/base/result.h"
#include "analyzer/config/configuration.h"
#include "analyzer/driver/pipeline.h"
#include "analyzer/findings/registry.h"

namespace djvet {

struct FixOptions {
  bool unsafe = false;                      // try unsafe fixes, too
  std::int64_t limit_ns = 300'000'000'000;  // no trial begins later than this; besides, each has its share of trials
  std::vector<std::size_t> only;            // the findings of the report to try; empty: all
};

struct FileChange {
  FileId file;
  std::string before, after;  // bytes
  std::vector<Edit> edits;
};

struct TriedFixes {
  std::vector<FileChange> changes;   // in path order
  std::vector<CreatedFile> created;  // in path order
  std::size_t findings = 0;          // that go away with them
  bool out_of_time = false;
};

/// `run` has computed everything. Sets what the findings of its report have of the attempts: `fixes`, `attempts`, `untried`,
/// triggers and the level.
[[nodiscard]] Result<TriedFixes> try_fixes(Run& run, const Configuration& configuration,
                                           std::span<const Registered> checks, const FixOptions& options,
                                           const Progress& progress = {});

}  // namespace djvet
