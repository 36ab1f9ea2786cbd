// The ids of Django's system checks that not every version has.
// Source: the ids in the source text of Django 3.2, 4.0, 4.1, 4.2, 5.0, 5.1, 5.2, 6.0 and 6.1.
// SPDX-License-Identifier: MIT
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

namespace djvet {

/// A feature release of Django: 5.2.
struct DjangoRelease {
  std::int16_t major = 0;
  std::int16_t minor = 0;
  friend constexpr auto operator<=>(const DjangoRelease&, const DjangoRelease&) = default;
};

/// Every release from `first` to `last` may be in use.
struct DjangoRange {
  DjangoRelease first;
  DjangoRelease last;
  friend constexpr bool operator==(const DjangoRange&, const DjangoRange&) = default;
};

/// What may be in use where a project says nothing: the oldest release that somebody is likely to run, and the newest.
inline constexpr DjangoRange any_django{{4, 2}, {6, 1}};

/// Whether some release of the range has the check.
[[nodiscard]] bool has_system_check(DjangoRange releases, std::string_view id);

}  // namespace djvet
