// The names of the settings of packages that many projects use, and of those that older or newer releases of them read.
// Sources: Celery 5 celery/app/defaults.py (with the namespace CELERY, as its documentation for Django says); REST framework 3.17
// rest_framework/settings.py, DEFAULTS; django-allauth 65 allauth/*/app_settings.py; django-cors-headers 4 corsheaders/conf.py.
// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string_view>

namespace djvet {

struct PackageSettings {
  std::string_view app;         // an entry of INSTALLED_APPS, or the package that holds it; empty: `space` tells
  std::string_view space;       // the namespace that some module gives to Celery
  std::string_view dictionary;  // the setting whose keys these are; empty: they are settings
  std::string_view package;     // for messages
  std::span<const std::string_view> names;   // by name
  std::span<const std::string_view> others;  // what other releases, or packages that go with it, read: nobody's mistake
};

[[nodiscard]] std::span<const PackageSettings> package_settings();

}  // namespace djvet
