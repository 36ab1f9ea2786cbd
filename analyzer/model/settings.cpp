// Views of evaluated settings: by name, as lists of strings, as text.
// SPDX-License-Identifier: MIT
#include "analyzer/model/settings.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace djvet {
namespace {

constexpr std::size_t max_items = 512;  // of a list that is compared with another

/// The longest list of values that both have in their order, with the first one's places.
std::vector<SettingList::Item> common(const std::vector<SettingList::Item>& a,
                                      const std::vector<SettingList::Item>& b) {
  if (a.size() > max_items || b.size() > max_items) return {};
  const std::size_t width = b.size() + 1;
  std::vector<std::uint16_t> length((a.size() + 1) * width, 0);
  for (std::size_t i = a.size(); i-- > 0;)
    for (std::size_t j = b.size(); j-- > 0;)
      length[i * width + j] = a[i].value == b[j].value
                                  ? static_cast<std::uint16_t>(length[(i + 1) * width + j + 1] + 1)
                                  : std::max(length[(i + 1) * width + j], length[i * width + j + 1]);
  std::vector<SettingList::Item> out;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i].value == b[j].value) {
      out.push_back(a[i]);
      ++i, ++j;
    } else if (length[(i + 1) * width + j] >= length[i * width + j + 1]) {
      ++i;
    } else {
      ++j;
    }
  }
  return out;
}

bool same_values(const SettingList& a, const SettingList& b) {
  return std::ranges::equal(a.items, b.items, {}, &SettingList::Item::value, &SettingList::Item::value);
}

SettingList strings_of(const Constant& list) {
  SettingList out;
  out.known = !list.open;
  for (const Constant& item : list.items) {
    if (item.is(Constant::Kind::string)) out.items.push_back({item.text, item.file, item.span});
    else out.known = false;
  }
  return out;
}

bool is_list(const Constant& value) { return value.is(Constant::Kind::list) || value.is(Constant::Kind::tuple); }

const Setting* find_in(std::span<const Setting> settings, std::string_view name) {
  const auto at = std::ranges::lower_bound(settings, name, {}, &Setting::name);
  return at != settings.end() && at->name == name ? &*at : nullptr;
}

}  // namespace

bool holds_list(const Constant& value) {
  if (!value.is(Constant::Kind::several)) return is_list(value);
  const auto fits = [](const Constant& each) { return is_list(each) || each.is(Constant::Kind::absent); };
  return std::ranges::all_of(value.items, fits) && std::ranges::any_of(value.items, is_list);
}

const Setting* SettingsModule::find(std::string_view name) const { return find_in(settings, name); }

const Setting* SettingsModule::find_plain(std::string_view name) const { return find_in(plain, name); }

SettingList certain_strings(const Constant& value) {
  SettingList out;
  if (is_list(value)) return strings_of(value);
  out.known = false;
  if (!holds_list(value)) return out;
  bool known = !value.open;
  bool first = true;
  for (const Constant& each : value.items) {
    if (!is_list(each)) continue;
    const SettingList list = strings_of(each);
    const bool same = first || same_values(out, list);
    known = known && list.known && same;
    if (first) out.items = list.items;
    else if (!same) out.items = common(out.items, list.items);
    first = false;
  }
  out.known = known && std::ranges::all_of(value.items, is_list);
  return out;
}

std::string write_settings(std::span<const SettingsModule> modules) {
  constexpr std::array<std::string_view, 3> uses{"entry", "base", "other"};
  constexpr std::array<std::string_view, 6> variants{"any", "base", "development", "test", "staging", "production"};
  std::string out;
  for (const SettingsModule& module : modules) {
    out += "settings " + module.dotted;
    if (!module.configuration.empty()) out += " class " + module.configuration;
    out.append(" ").append(uses[static_cast<std::size_t>(module.use)]);
    if (module.variant != SettingsVariant::any)
      out.append(" ").append(variants[static_cast<std::size_t>(module.variant)]);
    if (module.standing != SettingsStanding::none)
      out += module.standing == SettingsStanding::deployed ? " deployed" : " judged";
    if (!module.complete) out += " (not all known)";
    out += '\n';
    for (const Setting& setting : module.settings)
      out += "  " + setting.name + " = " + write_constant(setting.value) + "\n";
  }
  return out;
}

}  // namespace djvet
