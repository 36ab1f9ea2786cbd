// Between extraction and linking: reads those modules of installed packages that the project's code reaches, and no others.
// SPDX-License-Identifier: MIT
#pragma once

#include "analyzer/base/result.h"
#include "analyzer/driver/pipeline.h"

namespace djvet {

/// The folders of installed packages for the project at `root` (Sources::root): those that the configuration names, or that
/// lie in the root. An error when the configuration names none.
[[nodiscard]] Result<std::vector<PackageFolder>> find_packages(const Configuration& configuration,
                                                               const std::string& root);

/// Appends to `sources.files` and `facts` what `reach` wants of the packages in `sources.package_folders`, sorted by
/// path, with facts from the cache where a file is unchanged. The result depends on the project and the packages alone.
/// A file that can't be read is left out in silence: names of it stay outside the tree. A limit is a notification.
void add_dependencies(Sources& sources, FactsTable& facts, const Reach& reach, const Configuration& configuration,
                      const Progress& progress, KeptFacts* kept = nullptr);

}  // namespace djvet
