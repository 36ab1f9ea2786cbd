// A report as bytes and back, for the cache: everything but the sources and the texts, which it is joined to again.
// Invariant: what is read can be handed to any reporter, whatever the bytes were: checks exist, files exist, spans don't end
// before they begin.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>

#include "analyzer/base/bytes.h"
#include "analyzer/findings/registry.h"
#include "analyzer/findings/report.h"

namespace djvet {

/// `checks` are those that exist; each finding is of one of them.
void write_report(const Report& report, std::span<const Registered> checks, ByteWriter& out);

/// Sets all of `report` but `sources` and `text_of`. `checks` as they were written, `files` the number of Sources::files.
/// False when the bytes are no report of these: then `report` is in no particular state.
[[nodiscard]] bool read_report(ByteReader& in, std::span<const Registered> checks, std::size_t files, Report& report);

}  // namespace djvet
