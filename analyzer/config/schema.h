// The table of keys (settings.h) and the registry -> a JSON schema of [tool.djvet], for editors and other programs.
// Source: JSON Schema draft 7, the one that editors' TOML support reads.
// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>

#include "analyzer/findings/registry.h"

namespace djvet {

/// What is valid by it is what parse_configuration() accepts, but for two things that schemas can't say: a length counts
/// characters, not bytes, and 1.0 is an integer.
[[nodiscard]] std::string configuration_schema(std::span<const Registered> checks);

}  // namespace djvet
