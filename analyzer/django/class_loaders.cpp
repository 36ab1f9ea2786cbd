// One row for each package.
// SPDX-License-Identifier: MIT
#include "analyzer/django/class_loaders.h"

namespace djvet {

std::string_view class_loader_package(std::string_view function) {
  if (function == "oscar.core.loading.get_class" || function == "oscar.core.loading.get_classes") return "oscar.apps";
  if (function == "machina.core.loading.get_class" || function == "machina.core.loading.get_classes")
    return "machina.apps";
  return {};
}

bool is_model_loader(std::string_view function) {
  return function == "django.apps.apps.get_model" || function == "django.apps.registry.apps.get_model" ||
         function == "django.db.models.get_model" || function == "django.db.models.loading.get_model" ||
         function == "oscar.core.loading.get_model" || function == "machina.core.db.models.get_model";
}

}  // namespace djvet
