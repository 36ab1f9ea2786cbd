// Files -> the Django app that each belongs to, by the folders alone.
// Source: Django documentation, "Applications": an app is a package, most often with models.py, apps.py or migrations/.
// SPDX-License-Identifier: MIT
#pragma once

#include <set>
#include <string_view>

#include "analyzer/discover/source_file.h"

namespace djvet {

/// Lifetime: views the sources. Threads: const, any.
class AppFolders {
 public:
  explicit AppFolders(const Sources& sources);
  /// The nearest folder above a path that looks like an app: "shop", "apps/orders"; empty without one.
  [[nodiscard]] std::string_view app_of(std::string_view path) const;

 private:
  std::set<std::string_view> folders_;
};

}  // namespace djvet
