// What code registers by decorators and calls: admin classes, Celery tasks, signal receivers, template tags and filters.
// SPDX-License-Identifier: MIT
#pragma once

#include "analyzer/link/component_reader.h"
#include "analyzer/model/components.h"

namespace djvet {

/// Fills the tables of registrations. Linear in the nodes of the files; names are resolved only where their last word is one
/// that registers something.
void add_component_registrations(ComponentReader& reader, Components& out);

}  // namespace djvet
