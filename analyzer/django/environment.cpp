// Tables.
// Sources: django-environ 0.13 environ/environ.py; environs 14 environs/__init__.py; python-decouple 3.8 decouple.py;
// dj-database-url 3; django-configurations 2.5 configurations/values.py.
// SPDX-License-Identifier: MIT
#include "analyzer/django/environment.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace djvet {
namespace {

using Library = EnvironmentLibrary;
using Cast = EnvironmentCast;

constexpr auto libraries = std::to_array<std::pair<std::string_view, Library>>({
    {"decouple.AutoConfig", Library::decouple},
    {"decouple.Config", Library::decouple},
    {"decouple.config", Library::decouple},
    {"dj_database_url.config", Library::database_url},
    {"django_environ.Env", Library::django_environ},
    {"environ.Env", Library::django_environ},
    {"environ.FileAwareEnv", Library::django_environ},
    {"environs.Env", Library::environs},
    {"environs.env", Library::environs},
    {"os.environ.get", Library::os},
    {"os.getenv", Library::os},
});

constexpr auto methods = std::to_array<std::pair<std::string_view, Cast>>({
    {"", Cast::text},
    {"bool", Cast::boolean},
    {"dict", Cast::text},
    {"float", Cast::floating},
    {"get_value", Cast::text},
    {"int", Cast::integer},
    {"json", Cast::text},
    {"list", Cast::list},
    {"str", Cast::text},
    {"tuple", Cast::text},
    {"unicode", Cast::text},
});

constexpr auto values = std::to_array<std::pair<std::string_view, Cast>>({
    {"BooleanValue", Cast::boolean},
    {"FloatValue", Cast::floating},
    {"IntegerValue", Cast::integer},
    {"ListValue", Cast::list},
    {"PositiveIntegerValue", Cast::integer},
    {"Value", Cast::text},
});

constexpr std::string_view values_module = "configurations.values.";

constexpr auto own_variables = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"CacheURLValue", "CACHE_URL"},
    {"DatabaseURLValue", "DATABASE_URL"},
    {"EmailURLValue", "EMAIL_URL"},
    {"SearchURLValue", "SEARCH_URL"},
});

constexpr std::array<std::string_view, 6> true_words{"y", "yes", "t", "true", "on", "1"};
constexpr std::array<std::string_view, 6> false_words{"n", "no", "f", "false", "off", "0"};

}  // namespace

std::optional<EnvironmentLibrary> environment_library(std::string_view dotted) {
  const auto row = std::ranges::find(libraries, dotted, &std::pair<std::string_view, Library>::first);
  return row == libraries.end() ? std::nullopt : std::optional(row->second);
}

EnvironmentCast environment_cast(std::string_view method) {
  const auto row = std::ranges::find(methods, method, &std::pair<std::string_view, Cast>::first);
  return row == methods.end() ? Cast::other : row->second;
}

std::optional<EnvironmentCast> configuration_value(std::string_view dotted) {
  if (!dotted.starts_with(values_module)) return std::nullopt;
  const std::string_view name = dotted.substr(values_module.size());
  const auto row = std::ranges::find(values, name, &std::pair<std::string_view, Cast>::first);
  return row == values.end() ? Cast::other : row->second;
}

std::string_view configuration_variable(std::string_view dotted) {
  if (!dotted.starts_with(values_module)) return {};
  const auto row = std::ranges::find(own_variables, dotted.substr(values_module.size()),
                                     &std::pair<std::string_view, std::string_view>::first);
  return row == own_variables.end() ? std::string_view() : row->second;
}

bool is_configuration_secret(std::string_view dotted) { return dotted == "configurations.values.SecretValue"; }

std::optional<bool> environment_truth(std::string_view text) {
  std::string word(text);
  for (char& c : word)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  if (std::ranges::find(true_words, word) != true_words.end()) return true;
  if (std::ranges::find(false_words, word) != false_words.end()) return false;
  return std::nullopt;
}

}  // namespace djvet
