// Classes that Django and REST framework use by what they inherit: serializers, forms, admin classes, views, commands.
// SPDX-License-Identifier: MIT
#pragma once

#include "analyzer/link/component_reader.h"
#include "analyzer/model/components.h"

namespace djvet {

/// Fills the tables of classes. Linear in the classes; only components are looked at closely.
void add_component_classes(ComponentReader& reader, Components& out);

}  // namespace djvet
