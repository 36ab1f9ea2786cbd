// Constants of the standard library and Django that settings are written with, by dotted path.
// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>

namespace djvet {

/// os.sep, os.pardir, ... as they are on POSIX systems.
[[nodiscard]] std::optional<std::string_view> known_text(std::string_view dotted);
/// logging.DEBUG, django.contrib.messages.constants.INFO, ...
[[nodiscard]] std::optional<int> known_integer(std::string_view dotted);

}  // namespace djvet
