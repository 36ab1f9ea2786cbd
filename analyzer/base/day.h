// A day of the calendar, as people write it: 2027-01-31. Nothing smaller matters to what djvet says.
// Source: ISO 8601, calendar dates in extended format; the proleptic Gregorian calendar, in UTC.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace djvet {

/// Days since 1970-01-01.
enum class Day : std::int32_t {};

inline constexpr Day first_day{std::numeric_limits<std::int32_t>::min()};
inline constexpr Day last_day{std::numeric_limits<std::int32_t>::max()};

[[nodiscard]] constexpr Day day_after(Day day) { return Day{static_cast<std::int32_t>(day) + 1}; }

/// Exactly `YYYY-MM-DD`, of a day that exists; nothing for other texts.
[[nodiscard]] std::optional<Day> parse_day(std::string_view text);

/// The same form; for the years 0 to 9999.
[[nodiscard]] std::string to_string(Day day);

/// What the system's clock says, in UTC.
[[nodiscard]] Day clock_day();

}  // namespace djvet
