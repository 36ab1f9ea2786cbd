// The standard library's calendar does the counting.
// SPDX-License-Identifier: MIT
#include "analyzer/base/day.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>

namespace djvet {
namespace {

namespace chrono = std::chrono;

Day day_of(chrono::sys_days days) { return Day{static_cast<std::int32_t>(days.time_since_epoch().count())}; }

std::optional<unsigned> digits(std::string_view text) {
  if (text.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
  unsigned number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace

std::optional<Day> parse_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const std::optional<unsigned> year = digits(text.substr(0, 4));
  const std::optional<unsigned> month = digits(text.substr(5, 2));
  const std::optional<unsigned> day = digits(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const chrono::year_month_day date{chrono::year(static_cast<int>(*year)), chrono::month(*month), chrono::day(*day)};
  if (!date.ok()) return std::nullopt;
  return day_of(chrono::sys_days(date));
}

std::string to_string(Day day) {
  const chrono::year_month_day date{chrono::sys_days(chrono::days(static_cast<std::int32_t>(day)))};
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return text.data();
}

Day clock_day() { return day_of(chrono::floor<chrono::days>(chrono::system_clock::now())); }

}  // namespace djvet
