// The checks that this build has, in the order of their paths; written by the build from the folder checks/.
// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string_view>

namespace djvet {

struct Check;

struct Registered {
  const Check* check;
  std::string_view family;  // the folder below checks/
  std::string_view page;    // the check's Markdown page
};

[[nodiscard]] std::span<const Registered> registry();

}  // namespace djvet
