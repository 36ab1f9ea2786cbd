// The report of an earlier run, taken again where nothing has changed that the run had looked at.
//
// What a run looks at: the configuration and the checks, the list of files that discovery gives and what it told, the folders
// of packages, the content of every file, and for each name that led to packages whether there was a file and what it held.
// The first three are the key, the others are compared one by one: by stamp where that is certain, else by content.
// Invariant: a report that is recalled is byte for byte what the run would have computed.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "analyzer/base/hash.h"
#include "analyzer/config/configuration.h"
#include "analyzer/driver/pipeline.h"
#include "analyzer/findings/registry.h"

namespace djvet {

/// Lifetime: views the configuration and the checks. Without a cache it knows nothing and keeps nothing.
class ReportMemory {
 public:
  /// `sources` is what discovery gave, with the folders of packages; `started_ns` when the run began (clock.h).
  ReportMemory(const Configuration& configuration, std::span<const Registered> checks, const Sources& sources,
               std::int64_t started_ns);

  /// Completes a run whose `sources` are known: appends the files of packages, and sets `facts` but for the facts
  /// themselves, `imports_django`, and `report` but for its `text_of`. False, and the run as it was, where anything differs.
  [[nodiscard]] bool recall(Run& run) const;

  /// Keeps the report of a finished run, unless something in it may come out otherwise next time. Failing is no problem.
  void remember(const Run& run) const;

 private:
  const Configuration& configuration_;
  std::span<const Registered> checks_;
  std::int64_t started_ns_;
  Hash128 key_;
  std::optional<std::string> path_;
};

}  // namespace djvet
