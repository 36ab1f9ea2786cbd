// Packets -> Markdown, ready to become a ticket, or JSON.
// Invariant: whatever comes from the repository stands between fences that no text inside can end, without control characters;
// one packet has at most 8 KB; what is cut off is said to be.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "analyzer/escalation/packets.h"
#include "reporters/json_writer.h"

namespace djvet {

inline constexpr std::size_t most_packet_bytes = 8192;  // of one packet as Markdown

/// The five parts in their order (Problem, Attempted, Error details, Current code, Request), for L4 with the options behind.
[[nodiscard]] std::string packet_markdown(const Packet& packet);
/// All of them, one below the other, with what they are about above.
[[nodiscard]] std::string packets_markdown(std::span<const Packet> packets);
/// {"packets": [...]}, one packet a line.
[[nodiscard]] std::string packets_json(std::span<const Packet> packets, std::string_view version);

/// One of them.
void write_packet_json(JsonWriter& json, const Packet& packet);

}  // namespace djvet
