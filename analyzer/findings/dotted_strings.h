// The dotted paths of a settings module, each with the place of its string.
// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include "analyzer/django/dotted_settings.h"
#include "analyzer/model/project_model.h"

namespace djvet {

struct DottedString {
  const DottedSetting* row = nullptr;
  std::string_view text;
  FileId file;
  Span span;
};

/// What is certainly or under some condition there, in the order of the table and then of the settings. Strings that were
/// put together have no place and are left out. Lifetime: views the settings.
[[nodiscard]] std::vector<DottedString> dotted_strings(const SettingsModule& settings);

}  // namespace djvet
