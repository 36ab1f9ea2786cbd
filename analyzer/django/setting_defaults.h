// What Django takes a setting for that a settings module doesn't bind.
// Source: django/conf/global_settings.py of Django 4.2 to 6.1, which agree on what is listed here.
// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string_view>

#include "analyzer/model/constant.h"

namespace djvet {

/// The default of a setting that checks ask for, or null for any other. Lifetime: static. Threads: any.
[[nodiscard]] const Constant* default_setting(std::string_view name);

/// The codes of the default of LANGUAGES, those of every release, sorted.
[[nodiscard]] std::span<const std::string_view> default_languages();

}  // namespace djvet
