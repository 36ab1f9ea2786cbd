// What is wrong with the Markdown of a packet, read as a ticket system would.
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace djvet {

/// One line for each: a part that is missing, empty or out of order, a fence that isn't closed, too many bytes, a control
/// character.
[[nodiscard]] std::vector<std::string> broken_parts(std::string_view markdown);

/// The text outside all fences: what a reader takes for the packet's own words.
[[nodiscard]] std::string outside_fences(std::string_view markdown);

}  // namespace djvet
