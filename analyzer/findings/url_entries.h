// The entries of URLconfs that a running project's resolver has.
// Lifetime: views the model. Threads: any.
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "analyzer/model/project_model.h"
#include "analyzer/model/urls.h"

namespace djvet {

/// Those that the roots lead to, each once, in the order in which they are met; of all URLconfs where no settings name a root.
/// What is there only under a condition, is made by a router, or lies outside the tree is left out.
[[nodiscard]] std::vector<const UrlEntry*> running_urls(const ProjectModel& model);

/// The URLconfs that settings name and that are read.
[[nodiscard]] std::vector<const UrlConf*> root_urlconfs(const ProjectModel& model);

/// "shop/<int:pk>/" in quotes, as messages show a route.
[[nodiscard]] std::string shown_route(const UrlEntry& entry);

}  // namespace djvet
