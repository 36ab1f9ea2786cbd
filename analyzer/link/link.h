// Phase 4: the facts of all files become the ProjectModel.
// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "analyzer/model/project_model.h"

namespace djvet {

/// Links in path order, so that the same tree gives the same model whatever the order of reading. `facts[i]` are those of
/// `sources.files[i]`, as `templates[i]` and `manifests[i]` where they are given; all must outlive the model. Never fails: what can't be resolved
/// stays unknown.
[[nodiscard]] ProjectModel link(const Sources& sources, const std::vector<FileFacts>& facts,
                                const std::vector<TemplateFacts>* templates = nullptr,
                                const ManifestTable* manifests = nullptr);

}  // namespace djvet
