// Names of Django's that code of a project uses as they are, and the module that the documentation imports each from.
// Source: Django 5.2's reference; each name is there under this module since Django 2.0, and means nothing else in the standard
// library, REST framework or Celery.
// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace djvet {

/// "django.urls" for "reverse"; empty for other names.
[[nodiscard]] std::string_view importable_from(std::string_view name);

/// "django.db" for "models" of which "CharField" is taken; empty for other names, and where that isn't Django's alone.
[[nodiscard]] std::string_view importable_from(std::string_view name, std::string_view attribute);

}  // namespace djvet
