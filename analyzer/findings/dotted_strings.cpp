// Walks the values of settings along the paths of the table.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/dotted_strings.h"

namespace djvet {
namespace {

/// "*_CLASS" or a key as it is.
bool matches(std::string_view pattern, const Constant& key) {
  if (!key.is(Constant::Kind::string)) return false;
  return pattern.starts_with('*') ? key.text.ends_with(pattern.substr(1)) : key.text == pattern;
}

/// At most as deep as a row's path is long, and once more for each choice between values.
void walk(const Constant& value, std::string_view path, const DottedSetting& row, int choices,
          std::vector<DottedString>& out) {
  constexpr int most_choices = 4;
  if (value.is(Constant::Kind::several) && choices < most_choices) {
    for (const Constant& one : value.items) walk(one, path, row, choices + 1, out);
    return;
  }
  if (path.empty()) {
    if (value.is(Constant::Kind::string) && value.file.valid() && value.span.size() > 0)
      out.push_back({&row, value.text, value.file, value.span});
    return;
  }
  const std::size_t dot = path.find('.');
  const std::string_view step = path.substr(0, dot);
  const std::string_view rest = dot == path.npos ? std::string_view() : path.substr(dot + 1);
  if (value.is_sequence() && step == "*")
    for (const Constant& item : value.items) walk(item, rest, row, choices, out);
  if (!value.is(Constant::Kind::dict)) return;
  for (std::size_t i = 0; i < value.keys.size() && i < value.items.size(); ++i)
    if (step == "*" || matches(step, value.keys[i])) walk(value.items[i], rest, row, choices, out);
}

}  // namespace

std::vector<DottedString> dotted_strings(const SettingsModule& settings) {
  std::vector<DottedString> out;
  for (const DottedSetting& row : dotted_settings())
    if (const Setting* setting = settings.find(row.setting)) walk(setting->value, row.path, row, 0, out);
  return out;
}

}  // namespace djvet
