// Between extraction and linking: puts djvet's descriptions of frameworks (django/described.h) behind the files that were read.
// SPDX-License-Identifier: MIT
#pragma once

#include "analyzer/driver/pipeline.h"

namespace djvet {

/// Appends all of them to `sources.files` and `facts`. Their facts are taken once in a process, from the cache where the first
/// `configuration` has one, and live as long as it. Threads: any.
void add_descriptions(Sources& sources, FactsTable& facts, const Configuration& configuration,
                      bool writes_cache = true);

}  // namespace djvet
