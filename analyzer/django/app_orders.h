// What the documents of Django's packages say of the order of INSTALLED_APPS: commands, templates and static files of an app
// above another one win.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace djvet {

struct AppOrder {
  std::string_view first;  // names of apps
  std::string_view second;
  std::string_view why;      // continues "`first` must come before `second`: "
  std::string_view source;   // where it is written
  bool fails = false;        // Django doesn't start otherwise
  std::string_view check{};  // the system check that says so, where one does
};

[[nodiscard]] std::span<const AppOrder> app_orders();

}  // namespace djvet
