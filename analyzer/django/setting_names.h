// The names of Django's settings, and which of them Django no longer reads.
// Source: django/conf/global_settings.py of Django 2.2 to 6.1, the contrib apps' documentation
// (https://docs.djangoproject.com/en/5.2/ref/settings/), and "Features removed" of the release notes.
// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string_view>

#include "analyzer/django/system_checks.h"

namespace djvet {

struct SettingName {
  std::string_view name;
  DjangoRelease removed{};     // the first release that doesn't read it; 0.0: Django still does
  std::string_view instead{};  // what says the same today; empty: nothing does, or nothing need
};

/// By name.
[[nodiscard]] std::span<const SettingName> setting_names();
[[nodiscard]] const SettingName* find_setting_name(std::string_view name);

}  // namespace djvet
