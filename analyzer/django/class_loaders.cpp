// One row for each package.
// SPDX-License-Identifier: MIT
#include "analyzer/django/class_loaders.h"

namespace djvet {

std::string_view class_loader_package(std::string_view function) {
  if (function == "oscar.core.loading.get_class") return "oscar.apps";
  if (function == "machina.core.loading.get_class") return "machina.apps";
  return {};
}

}  // namespace djvet
