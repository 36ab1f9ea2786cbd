// Settings modules as they are after their last line has run: every upper-case name with its value and place.
// Django reads a settings module's upper-case names and nothing else (django.conf.Settings).
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analyzer/base/ids.h"
#include "analyzer/base/span.h"
#include "analyzer/model/constant.h"

namespace djvet {

/// A list of strings in a settings module, with the place of each. `known` is false where part of it can't be decided: then
/// `items` are those that are certainly there, and their order is certain, but others may stand anywhere among them. Where
/// the environment may give another list, `items` are those of the default.
struct SettingList {
  struct Item {
    std::string value;
    FileId file;
    Span span;
  };
  std::vector<Item> items;
  bool known = true;
  FileId file;
  Span span;  // the last assignment to the name
};

struct Setting {
  std::string name;
  Constant value;
  FileId file;  // the statement that bound the name last
  Span span;
};

/// How a settings module comes to be used.
enum class SettingsUse : std::uint8_t {
  entry,  // some manage.py, wsgi.py, asgi.py or other module names it in DJANGO_SETTINGS_MODULE
  base,   // other settings modules build on it, and nothing names it
  other,  // neither
};

/// What a settings module is for, by its name and path alone; `any` where they don't say.
enum class SettingsVariant : std::uint8_t { any, base, development, test, staging, production };

/// Whether the checks that Django runs at the start are judged by a settings module (link/judged_settings.h).
enum class SettingsStanding : std::uint8_t {
  none,
  judged,    // a developer's or the tests', where the project has none that it is deployed with
  deployed,  // what the project is deployed with, or one of several
};

struct SettingsModule {
  FileId file;
  std::string dotted;
  std::string configuration;  // django-configurations: the class whose attributes these are, else empty
  SettingsUse use = SettingsUse::other;
  SettingsVariant variant = SettingsVariant::any;
  SettingsStanding standing = SettingsStanding::none;
  bool served = false;            // some wsgi.py or asgi.py names it
  bool complete = false;          // every name that the module binds is among `settings`
  std::vector<Setting> settings;  // sorted by name
  std::vector<Setting> plain;     // of a deployed one: likewise, where no environment variable is set
  std::unordered_map<std::string, SettingList> lists;    // never iterated for output: ask by name
  std::unordered_map<std::string, std::string> strings;  // names bound to one known string ("AUTH_USER_MODEL")

  /// The setting, or nothing when the module doesn't bind it.
  [[nodiscard]] const Setting* find(std::string_view name) const;
  [[nodiscard]] const Setting* find_plain(std::string_view name) const;
};

/// Whether a value is a list or tuple, or one of several, where it is bound at all.
[[nodiscard]] bool holds_list(const Constant& value);

/// The strings that a value certainly holds, in order: of a list, a tuple, or of several of them what all share.
/// Nothing (an empty vector) and `known` false for other values.
[[nodiscard]] SettingList certain_strings(const Constant& value);

/// One line for each setting below a line for each module.
[[nodiscard]] std::string write_settings(std::span<const SettingsModule> modules);

}  // namespace djvet
