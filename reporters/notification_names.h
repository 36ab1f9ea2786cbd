// The names by which machines know a notification's kind; stable between releases.
// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <string_view>

#include "analyzer/discover/source_file.h"

namespace djvet {

/// In the order of NotificationKind.
inline constexpr std::array<std::string_view, 16> notification_names{
    "unreadable",       "too-large",    "not-text",     "bad-encoding",    "parse-time",    "too-deep",
    "too-many-files",   "outside-root", "not-regular",  "syntax-error",    "finding-limit", "cache",
    "nothing-to-check", "ignore-limit", "check-failed", "dependency-limit"};
static_assert(static_cast<std::size_t>(NotificationKind::dependency_limit) + 1 == notification_names.size());

[[nodiscard]] constexpr std::string_view to_string(NotificationKind kind) {
  return notification_names[static_cast<std::size_t>(kind)];
}

}  // namespace djvet
