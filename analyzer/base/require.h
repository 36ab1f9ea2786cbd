// Reports a defect of djvet itself: prints the place and the broken assumption, and ends the process with exit code 5.
// Never used for what a repository or a user can cause.
// SPDX-License-Identifier: MIT
#pragma once

#include <source_location>
#include <string_view>

namespace djvet {

[[noreturn]] void fail_requirement(std::string_view text, std::source_location where);

/// Checked in release builds too. Threads: any.
inline void require(bool condition, std::string_view text,
                    std::source_location where = std::source_location::current()) {
  if (!condition) [[unlikely]]
    fail_requirement(text, where);
}

}  // namespace djvet
