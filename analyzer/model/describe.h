// The models as a running Django would describe them, one fact a line: `key<TAB>value`, keys start with the model's label.
// Facts that aren't known are left out. Only models are described that are certainly in Django's registry (a
// swapped one isn't), and relations only where both ends are.
//
//   LABEL class|kind|table|pk|managed|parents|concrete|swappable|swapped|default_manager|base_manager
//   LABEL field NAME class|base|attname|column|null|blank|unique|primary_key|max_length
//   LABEL field NAME kind|to|accessor|query_name|through|through_table|on_delete|parent_link|to_field|content_type|object_id
//   LABEL manager NAME class|queryset
//   LABEL accessor NAME    "one"|"many", the model and the field that point here
//   LABEL lookup NAME      the same by its name in queries
// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "analyzer/model/project_model.h"

namespace djvet {

/// UTF-8, lines in the order of their keys' models and fields, ends with a newline unless empty.
[[nodiscard]] std::string describe_models(const ProjectModel& model);

}  // namespace djvet
