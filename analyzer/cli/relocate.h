// Paths of a report, which begin at the project's root, made to begin where their reader stands: people in the working
// directory, code scanning at the top of the repository.
// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>

#include "analyzer/findings/report.h"

namespace djvet {

/// "backend/" for a root /x/backend seen from /x; empty when the root is not below `base`. Both absolute, without links.
[[nodiscard]] std::string prefix_of_root(const std::string& root, const std::string& base);
/// The same, seen from the working directory.
[[nodiscard]] std::string prefix_from_here(const std::string& root);

/// A copy of a report in which every path has a prefix. Everything else, texts and identities included, is as it was.
struct RelocatedReport {
  Sources sources;
  Report report;  // views `sources`
};
[[nodiscard]] std::unique_ptr<const RelocatedReport> relocated(const Report& report, const std::string& prefix);

}  // namespace djvet
