// Functions of packages that look a class up by its app's label and its name, so that projects can replace it: an installed
// app with the same last name comes first, then the package's own.
// Source: django-oscar 4, "Dynamic class loading explained"; django-machina 1.3, "Customization basics".
// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace djvet {

/// The package below which `get_class("catalogue.views", "ProductDetailView")` and `get_classes("catalogue.views", [...])` find
/// its own apps ("oscar.apps"), by the dotted path of the function; empty for other functions.
[[nodiscard]] std::string_view class_loader_package(std::string_view function);

/// Whether a function gives a model by its app's label and its name, as `django.apps.apps.get_model` does.
[[nodiscard]] bool is_model_loader(std::string_view function);

}  // namespace djvet
