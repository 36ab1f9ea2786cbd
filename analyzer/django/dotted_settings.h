// Settings whose strings are dotted paths that Django, or the package that reads them, imports.
// Source: Django 5.2 "Settings" and the code that reads each; REST framework 3.16, rest_framework/settings.py (IMPORT_STRINGS).
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace djvet {

/// What the string leads to.
enum class DottedKind : std::uint8_t {
  module,  // "shop.urls"
  object,  // "shop.middleware.Visits": a name in a module
  app,     // "shop", or the config "shop.apps.ShopConfig"
};

struct DottedSetting {
  std::string_view setting;
  /// Keys that lead to the string, with dots between them; "*" is every element of a list or every value of a dict; "*_CLASS"
  /// every key that ends so. Empty: the setting itself.
  std::string_view path;
  DottedKind kind{};
};

/// Whether Django takes this ENGINE of DATABASES for another one that is there: "django.db.backends.postgresql_psycopg2".
/// Source: django/db/utils.py, load_backend(), of Django 1.9 to 6.0.
[[nodiscard]] bool is_renamed_engine(std::string_view path);

/// By setting.
[[nodiscard]] std::span<const DottedSetting> dotted_settings();

}  // namespace djvet
