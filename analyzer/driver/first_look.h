// One file that has changed since a run -> what is to be said of it at once, in a fraction of a run's time: for people who type.
// Looked at anew: all checks that neither follow queries nor replay migrations. What those found in the file stands where it has
// moved to, until the next run.
// Invariant: nothing is said that neither the run nor the file as it is now gives reason for.
// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <optional>
#include <span>

#include "analyzer/config/configuration.h"
#include "analyzer/driver/pipeline.h"
#include "analyzer/findings/registry.h"

namespace djvet {

/// `last` has computed everything; `open_files` holds the file as it is now. The report has
/// the findings of this file alone. Nothing where it can't be told without a run: what the run saw of the file is no longer
/// there, or the file isn't one that was looked at. `last` must outlive the result.
[[nodiscard]] std::optional<Run> first_look(const Run& last, FileId file, std::shared_ptr<const OpenFiles> open_files,
                                            const Configuration& configuration, std::span<const Registered> checks);

}  // namespace djvet
