// Python's own modules: names that no package needs to bring.
// Source: sys.stdlib_module_names of Python 3.11, the modules that "What's New" of 2.7 to 3.14 adds or removes, and those of
// other platforms.
// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace djvet {

/// Whether some version of Python, on some platform, has a top-level module of this name.
[[nodiscard]] bool is_standard_module(std::string_view top);

}  // namespace djvet
