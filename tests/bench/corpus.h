// A Django project of any size whose every byte follows from its number of apps, so that benchmarks of different days and
// machines read the same.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>

namespace djvet {

/// Writes `apps` apps below `folder`, each with models, managers, views, serializers, an admin, a migration, tests and
/// templates; models of one app refer to the app before it. About 25 kB an app.
void write_bench_project(const std::string& folder, std::size_t apps);

}  // namespace djvet
