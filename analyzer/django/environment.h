// Libraries that read settings from environment variables: which functions and classes do, and what type each of their
// methods gives. What the environment says can't be known; what is known is the default and the type.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace djvet {

/// What a value from the environment is turned into.
enum class EnvironmentCast : std::uint8_t { text, boolean, integer, floating, list, other };

enum class EnvironmentLibrary : std::uint8_t {
  os,              // os.environ.get, os.getenv
  django_environ,  // environ.Env: the default stays as it is
  environs,        // environs.Env: as well
  decouple,        // decouple.config: the default is cast too
  database_url,    // dj_database_url.config: a dict, or a text that is parsed
};

/// The library whose reader this function or class is ("environ.Env", "decouple.config", "os.getenv"), or nothing.
[[nodiscard]] std::optional<EnvironmentLibrary> environment_library(std::string_view dotted);
/// What a method of a reader gives ("bool", "list", ...); the empty name is the reader itself being called.
[[nodiscard]] EnvironmentCast environment_cast(std::string_view method);
/// What a class of django-configurations' `values` gives ("BooleanValue").
[[nodiscard]] std::optional<EnvironmentCast> configuration_value(std::string_view dotted);
/// The variable that a class of theirs reads whatever the setting's name is ("DatabaseURLValue": "DATABASE_URL", without a
/// prefix); empty for those that go by the name.
[[nodiscard]] std::string_view configuration_variable(std::string_view dotted);
/// Whether a class of theirs fails where its variable isn't set ("SecretValue").
[[nodiscard]] bool is_configuration_secret(std::string_view dotted);
/// Whether a text means True, as decouple and strtobool read it; nothing where it means neither.
[[nodiscard]] std::optional<bool> environment_truth(std::string_view text);

}  // namespace djvet
