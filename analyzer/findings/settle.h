// Phase 7: what the checks reported becomes the report: suppressed, identified, sorted, and limited to what was asked for.
// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "analyzer/config/configuration.h"
#include "analyzer/extract/file_facts.h"
#include "analyzer/extract/template_facts.h"
#include "analyzer/findings/registry.h"
#include "analyzer/findings/report.h"

namespace djvet {

/// What settle() looks at besides the findings. Everything must outlive the call.
struct SettleInput {
  const Sources& sources;
  std::span<const FileFacts> facts;          // by FileId
  std::span<const TemplateFacts> templates;  // by FileId
  const Configuration& configuration;
  std::span<const Registered> checks;  // all that exist: a comment may name one that doesn't run
  /// The decoded text of a file; empty when it can't be read. Called from several threads, only for files with findings or
  /// suppression comments.
  const std::function<std::string(FileId)>& text_of;
};

/// Fills in symbols, anchors and fingerprints; takes out what comments suppress; reports comments that suppress nothing with
/// the check `unused-suppression`, and those whose last day is over with `expired-suppression`, where these run; drops what is below the threshold, not asked for, or beyond the limit for one
/// check in one file. The result does not depend on the order of `findings` nor on `workers`. Of the report's members it
/// sets `findings`, `suppressed`, `days` and the notifications of its own.
[[nodiscard]] Report settle(std::vector<Finding> findings, const SettleInput& input, unsigned workers);

}  // namespace djvet
